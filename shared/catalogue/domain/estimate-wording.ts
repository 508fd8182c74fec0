import type { WarningKind } from "#shared/catalogue/domain/voucher-estimate.ts";
import type { PluralForms } from "#shared/kernel/formats.ts";
import type { Locale } from "#shared/kernel/locale.ts";

/** What a warning of the estimate says in each language; `#` is its number of months. A missing text does not compile. */
export const ESTIMATE_WARNINGS: Readonly<Record<Locale, Readonly<Record<WarningKind, PluralForms>>>> = {
  en: {
    "agreement-ends-before-preparation": {
      one: "The agreement leaves no more time than we advise for preparing (# month). Certify under a later agreement, or start at once.",
      other:
        "The agreement leaves no more time than we advise for preparing (# months). Certify under a later agreement, or start at once.",
    },
    "time-shorter-than-preparation": {
      one: "These people have less time than we advise for preparing (# month).",
      other: "These people have less time than we advise for preparing (# months).",
    },
    "agreement-ends-before-time": {
      one: "The agreement ends in # month, before these people’s time is up. Codes that are unused then expire without a refund.",
      other:
        "The agreement ends in # months, before these people’s time is up. Codes that are unused then expire without a refund.",
    },
    "pack-year-ends-before-time": {
      one: "A pack’s codes can be used for # month from their delivery. Order packs when they are needed, or single vouchers.",
      other:
        "A pack’s codes can be used for # months from their delivery. Order packs when they are needed, or single vouchers.",
    },
  },
  fr: {
    "agreement-ends-before-preparation": {
      one: "La durée restante de l’accord ne dépasse pas la préparation conseillée (# mois). Prévoyez la certification sous un accord ultérieur ou commencez sans attendre.",
      other:
        "La durée restante de l’accord ne dépasse pas la préparation conseillée (# mois). Prévoyez la certification sous un accord ultérieur ou commencez sans attendre.",
    },
    "time-shorter-than-preparation": {
      one: "Ces personnes disposent de moins de temps que la préparation conseillée (# mois).",
      other: "Ces personnes disposent de moins de temps que la préparation conseillée (# mois).",
    },
    "agreement-ends-before-time": {
      one: "L’accord prend fin dans # mois, avant l’échéance prévue pour ces personnes. Les codes non utilisés expirent alors sans remboursement.",
      other:
        "L’accord prend fin dans # mois, avant l’échéance prévue pour ces personnes. Les codes non utilisés expirent alors sans remboursement.",
    },
    "pack-year-ends-before-time": {
      one: "Les codes d’un package s’utilisent pendant # mois à compter de leur livraison. Commandez les packages au moment voulu, ou des bons d’examen à l’unité.",
      other:
        "Les codes d’un package s’utilisent pendant # mois à compter de leur livraison. Commandez les packages au moment voulu, ou des bons d’examen à l’unité.",
    },
  },
  de: {
    "agreement-ends-before-preparation": {
      one: "Die Vereinbarung läuft nicht länger, als wir für die Vorbereitung empfehlen (# Monat). Planen Sie die Zertifizierung für eine spätere Vereinbarung, oder beginnen Sie sofort.",
      other:
        "Die Vereinbarung läuft nicht länger, als wir für die Vorbereitung empfehlen (# Monate). Planen Sie die Zertifizierung für eine spätere Vereinbarung, oder beginnen Sie sofort.",
    },
    "time-shorter-than-preparation": {
      one: "Diese Personen haben weniger Zeit, als wir für die Vorbereitung empfehlen (# Monat).",
      other: "Diese Personen haben weniger Zeit, als wir für die Vorbereitung empfehlen (# Monate).",
    },
    "agreement-ends-before-time": {
      one: "Die Vereinbarung endet in # Monat, bevor die Zeit dieser Personen um ist. Codes, die dann nicht genutzt sind, verfallen ohne Rückerstattung.",
      other:
        "Die Vereinbarung endet in # Monaten, bevor die Zeit dieser Personen um ist. Codes, die dann nicht genutzt sind, verfallen ohne Rückerstattung.",
    },
    "pack-year-ends-before-time": {
      one: "Die Codes eines Packs sind ab Lieferung # Monat nutzbar. Bestellen Sie Packs erst, wenn sie gebraucht werden, oder einzelne Prüfungsgutscheine.",
      other:
        "Die Codes eines Packs sind ab Lieferung # Monate nutzbar. Bestellen Sie Packs erst, wenn sie gebraucht werden, oder einzelne Prüfungsgutscheine.",
    },
  },
  "zh-TW": {
    "agreement-ends-before-preparation": {
      other: "協議剩餘時間未超過建議的準備時間（# 個月）。請改於後續協議期間認證，或立即開始準備。",
    },
    "time-shorter-than-preparation": { other: "這些人員可用的時間少於建議的準備時間（# 個月）。" },
    "agreement-ends-before-time": {
      other: "協議將在 # 個月後結束，早於這些人員的預定時限；屆時未使用的代碼將失效且不予退款。",
    },
    "pack-year-ends-before-time": {
      other: "套件代碼自交付起可使用 # 個月。請於需要時再訂購套件，或改為訂購單張憑券。",
    },
  },
};
