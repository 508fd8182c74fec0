import type { Texts } from "#shared/kernel/locale.ts";

/** What readers are shown of the edition that governs an agreement or an order, beside its texts. */
export const EDITION_LABELS = {
  "A-2019-de": {
    en: "Edition A (German text of 30 July 2019)",
    fr: "Édition A (texte allemand du 30 juillet 2019)",
    de: "Ausgabe A (deutscher Text vom 30. Juli 2019)",
    "zh-TW": "A 版（2019 年 7 月 30 日德文文本）",
  },
  "B-2019-fr": {
    en: "Edition B (French text of 30 July 2019)",
    fr: "Édition B (texte français du 30 juillet 2019)",
    de: "Ausgabe B (französischer Text vom 30. Juli 2019)",
    "zh-TW": "B 版（2019 年 7 月 30 日法文文本）",
  },
  "C-2019-zh": {
    en: "Edition C (Chinese text of 30 July 2019)",
    fr: "Édition C (texte chinois du 30 juillet 2019)",
    de: "Ausgabe C (chinesischer Text vom 30. Juli 2019)",
    "zh-TW": "C 版（2019 年 7 月 30 日中文文本）",
  },
} as const satisfies Readonly<Record<string, Texts>>;

/** An edition we no longer know shows as its id. */
export const editionLabelOf = (editionId: string): Texts =>
  Object.entries(EDITION_LABELS).find(([known]) => known === editionId)?.[1] ?? {
    en: editionId,
    fr: editionId,
    de: editionId,
    "zh-TW": editionId,
  };
