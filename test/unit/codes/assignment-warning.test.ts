import { expect, it } from "vitest";
import { ASSIGNMENT_WARNING } from "#shared/codes/domain/assignment-warning.ts";
import { LOCALES } from "#shared/kernel/locale.ts";

const SAYS = {
  en: [/never pass to anyone else/, /leaves/, /not refunded/, /expires after its last day of use/],
  fr: [/jamais être transmis/, /quitte/, /pas remboursé/, /expire à la fin de son dernier jour d’utilisation/],
  de: [
    /nie auf jemand anderen/,
    /ausscheidet/,
    /nicht erstattet/,
    /verfällt er mit Ablauf seines letzten Nutzungstags/,
  ],
  "zh-TW": [/絕不能轉讓/, /離職/, /不予退款/, /於最後可用日結束時失效/],
} as const;

it.each(LOCALES)(
  "R-73, R-74: the warning says in %s that nothing passes on, nothing is refunded, all expires on its own last day (T-2)",
  (locale) => {
    for (const statement of SAYS[locale]) expect(ASSIGNMENT_WARNING[locale]).toMatch(statement);
  },
);
