import type { Locale } from "#shared/kernel/locale.ts";

/** Shown before codes are assigned, which nothing undoes; a code's last day may come before its agreement's (T-2). */
export const ASSIGNMENT_WARNING: Readonly<Record<Locale, string>> = {
  en: "Assigning cannot be undone. From then on each code belongs to its person alone: it can never pass to anyone else, not even when that person leaves, and it is not refunded. If it is not used, it expires after its last day of use. Leave out every row you are not sure of; codes can be assigned at any time until that day.",
  fr: "L’attribution est définitive. Chaque code appartient dès lors à une seule personne\u00A0: il ne pourra jamais être transmis à quelqu’un d’autre, même si cette personne quitte l’établissement ou l’entreprise, et il n’est pas remboursé. S’il n’est pas utilisé, il expire à la fin de son dernier jour d’utilisation. En cas de doute, retirez la ligne\u202F; un code peut être attribué à tout moment jusqu’à ce jour.",
  de: "Eine Zuweisung lässt sich nicht rückgängig machen. Jeder Code gehört von da an nur dieser einen Person: Er kann nie auf jemand anderen übergehen, auch nicht, wenn die Person ausscheidet, und er wird nicht erstattet. Ungenutzt verfällt er mit Ablauf seines letzten Nutzungstags. Lassen Sie jede Zeile weg, bei der Sie nicht sicher sind; zuweisen können Sie bis zu diesem Tag jederzeit.",
  "zh-TW":
    "分配後即無法復原。每組代碼自此僅屬於該人員：即使該人員離職，也絕不能轉讓給他人，且不予退款。未使用的代碼將於最後可用日結束時失效。若對某一列沒有把握，請先將其移除；在該日之前（含當日）可隨時分配代碼。",
};
