import type { Programme } from "#shared/contracts/agreement-registered.ts";
import type { Texts } from "#shared/kernel/locale.ts";

/** Display names of the programme codes, whatever an edition's translation calls them (D-9, R-154). */
export const PROGRAMME_NAMES: Readonly<Record<Programme, Texts>> = {
  EES: {
    en: "Enrollment for Education Solutions (EES)",
    fr: "Inscription pour des solutions éducatives (EES)",
    de: "Enrollment for Education Solutions (EES)",
    "zh-TW": "教育解決方案註冊（EES）",
  },
  SCHOOL: {
    en: "School Enrollment",
    fr: "Inscription School Enrollment",
    de: "School Enrollment",
    "zh-TW": "School 註冊",
  },
  "OVS-ES": {
    en: "Open Value Subscription for Education Solutions (OVS-ES)",
    fr: "Open Value Subscription pour des solutions éducatives (OVS-ES)",
    de: "Open Value Subscription für Education Solutions (OVS-ES)",
    "zh-TW": "教育解決方案開放式價值訂閱（OVS-ES）",
  },
  "SELECT-PLUS-EDU": {
    en: "Select Plus for Academic",
    fr: "Select Plus pour l’enseignement",
    de: "Select Plus für akademische Einrichtungen",
    "zh-TW": "學術版 Select Plus",
  },
  VL: { en: "Volume Licensing", fr: "Licences en volume", de: "Volumenlizenzierung", "zh-TW": "大量授權" },
  SA: {
    en: "Volume Licensing for Software Assurance",
    fr: "Licences en volume pour Software Assurance",
    de: "Volumenlizenzierung für Software Assurance",
    "zh-TW": "軟體保證大量授權",
  },
};
