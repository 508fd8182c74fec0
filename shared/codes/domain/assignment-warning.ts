import type { Locale } from "#shared/kernel/locale.ts";

/** Shown before codes are assigned, which nothing undoes. */
export const ASSIGNMENT_WARNING: Readonly<Record<Locale, string>> = {
  en: "Assigning cannot be undone. From then on each code belongs to its person alone: it can never pass to anyone else, not even when that person leaves, and it is not refunded. If it is not used, it expires when the agreement ends. Leave out every row you are not sure of; codes can be assigned at any time during the term.",
  fr: "L’attribution est définitive. Chaque code appartient dès lors à une seule personne\u00A0: il ne pourra jamais être transmis à quelqu’un d’autre, même si cette personne quitte l’établissement ou l’entreprise, et il n’est pas remboursé. S’il n’est pas utilisé, il expire à la fin de l’accord. En cas de doute, retirez la ligne\u202F; un code peut être attribué à tout moment pendant la validité de l’accord.",
  de: "Eine Zuweisung lässt sich nicht rückgängig machen. Jeder Code gehört von da an nur dieser einen Person: Er kann nie auf jemand anderen übergehen, auch nicht, wenn die Person ausscheidet, und er wird nicht erstattet. Ungenutzt verfällt er mit dem Ende der Vereinbarung. Lassen Sie jede Zeile weg, bei der Sie nicht sicher sind; zuweisen können Sie während der gesamten Laufzeit.",
  "zh-TW":
    "分配後即無法復原。每組代碼自此僅屬於該人員：即使該人員離職，也絕不能轉讓給他人，且不予退款。未使用的代碼將於協議結束時失效。若對某一列沒有把握，請先將其移除；在協議期內可隨時分配代碼。",
};
