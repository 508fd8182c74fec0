import type { SourceId } from "#shared/catalogue/domain/source-texts.ts";

/** A slip in a source text: what it says, where, and what is held instead. The numbers are the requirements' own. */
export type Erratum = {
  readonly sourceId: SourceId;
  /** From 1, in the bytes whose hash `source-texts.ts` has. */
  readonly lines: readonly number[];
  /** As few of its words as show the slip. */
  readonly says: string;
  readonly holds: string;
  readonly rules: readonly string[];
  /** Imported names are read with `holds` in the place of `says`. */
  readonly isRead?: true;
};

export const ERRATA: readonly Erratum[] = [
  { sourceId: "licensing-fr", lines: [53], says: "MEC", holds: "MCE", rules: ["D-8", "R-11"], isRead: true },
  { sourceId: "licensing-fr", lines: [52, 53], says: "iengagement", holds: "engagement", rules: ["D-8"], isRead: true },
  { sourceId: "licensing-zh", lines: [51, 53, 74, 116], says: "凴券", holds: "憑券", rules: ["D-8"], isRead: true },
  { sourceId: "licensing-zh", lines: [174], says: "憑證", holds: "憑券", rules: ["D-8", "R-61"], isRead: true },
  { sourceId: "licensing-de", lines: [20, 49], says: "  ", holds: " ", rules: ["D-8"], isRead: true },
  { sourceId: "licensing-zh", lines: [53], says: "編號", holds: "數量", rules: ["D-6", "R-9"] },
  { sourceId: "licensing-zh", lines: [168], says: "課程套件", holds: "課堂套件", rules: ["D-15"], isRead: true },
  { sourceId: "licensing-zh", lines: [51, 74], says: "考試班", holds: "課堂套件", rules: ["D-15"], isRead: true },
  { sourceId: "licensing-zh", lines: [51, 74], says: "網站包", holds: "站點套件", rules: ["D-15"], isRead: true },
  {
    sourceId: "licensing-zh",
    lines: [172],
    says: "MCP 站點套件",
    holds: "MCP 課堂套件",
    rules: ["D-15", "R-12"],
    isRead: true,
  },
  {
    sourceId: "licensing-fr",
    lines: [54],
    says: "L’ensemble des classes",
    holds: "package de classe",
    rules: ["D-15", "R-12"],
    isRead: true,
  },
  {
    sourceId: "licensing-de",
    lines: [183],
    says: "MCP- Webpaket",
    holds: "MCP Class Pack",
    rules: ["D-15", "R-12"],
    isRead: true,
  },
  { sourceId: "licensing-de", lines: [53, 54], says: "Webpaket", holds: "Site Pack", rules: ["D-15"], isRead: true },
  { sourceId: "licensing-de", lines: [189], says: "Weblizenz", holds: "Site Pack", rules: ["D-15"], isRead: true },
  {
    sourceId: "licensing-de",
    lines: [51, 185],
    says: "Ausbildungspaket",
    holds: "Class Pack",
    rules: ["D-15"],
    isRead: true,
  },
  {
    sourceId: "licensing-zh",
    lines: [45, 61],
    says: "開放式訂閱-入學訂閱",
    holds: "教育解決方案開放式價值訂閱",
    rules: ["D-9"],
    isRead: true,
  },
  {
    sourceId: "licensing-zh",
    lines: [45, 61],
    says: "入學教育解決方案",
    holds: "教育解決方案註冊",
    rules: ["D-9"],
    isRead: true,
  },
  {
    sourceId: "licensing-fr",
    lines: [59],
    says: "Inscription scolaire",
    holds: "Inscription School Enrollment",
    rules: ["D-9"],
    isRead: true,
  },
  {
    sourceId: "licensing-de",
    lines: [59],
    says: "Anmeldung für Schulungslösungen",
    holds: "Enrollment for Education Solutions",
    rules: ["D-9"],
    isRead: true,
  },
  {
    sourceId: "licensing-de",
    lines: [60],
    says: "Einschulung",
    holds: "School Enrollment",
    rules: ["D-9"],
    isRead: true,
  },
  {
    sourceId: "licensing-de",
    lines: [61],
    says: "Plus für Akademiker auswählen",
    holds: "Select Plus für akademische Einrichtungen",
    rules: ["D-9"],
    isRead: true,
  },
  {
    sourceId: "licensing-de",
    lines: [134],
    says: "Großkundenbestellung",
    holds: "the invoice to the reseller",
    rules: ["D-10", "R-40"],
  },
  {
    sourceId: "licensing-de",
    lines: [187],
    says: "die Anmeldungen und den Online-Kontakt",
    holds: "the notices and online contact, one role",
    rules: ["D-13", "R-157"],
  },
  {
    sourceId: "licensing-de",
    lines: [195],
    says: "Zertifizierungsstelle",
    holds: "the site pack management site",
    rules: ["D-14", "R-63"],
  },
  {
    sourceId: "licensing-fr",
    lines: [94],
    says: "or exam policies and FAQ",
    holds: "a text in French",
    rules: ["R-153"],
  },
  {
    sourceId: "licensing-de",
    lines: [97],
    says: "or exam policies and FAQ",
    holds: "a text in German",
    rules: ["R-153"],
  },
  {
    sourceId: "benefits-guide-zh",
    lines: [114, 120],
    says: "authorised domains, twice in one list",
    holds: "six actions",
    rules: ["T-8"],
  },
  {
    sourceId: "benefits-guide-zh",
    lines: [374, 403, 423, 427],
    says: "planning days become training vouchers",
    holds: "training vouchers become planning days",
    rules: ["D-23", "T-10"],
  },
  {
    sourceId: "learning-partners-zh",
    lines: [110],
    says: "an invoice of 2020-01 shows from 2019-02-15",
    holds: "an invoice of 2020-01 shows from 2020-02-15",
    rules: ["D-22", "T-11"],
  },
];

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const READINGS = ERRATA.filter(({ isRead, says }) => isRead === true && says.trim() !== "")
  .toSorted((one, other) => other.says.length - one.says.length)
  .map(({ says, holds }) => ({ slip: new RegExp(escaped(says), "giu"), holds }));

/** The text as it was meant, for names that others took over from the sources. Longer slips are mended first. */
export const mended = (text: string): string =>
  READINGS.reduce((meant, { slip, holds }) => meant.replaceAll(slip, holds), plain(text));

/** One form of each character, one kind of apostrophe, single blanks. */
const plain = (text: string): string => text.normalize("NFKC").replaceAll("'", "’").replaceAll(/\s+/g, " ").trim();
