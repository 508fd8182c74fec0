import { EDITION_C_2019_ZH } from "#shared/catalogue/domain/editions/c-2019-zh.ts";
import { mended } from "#shared/catalogue/domain/errata.ts";
import { EXAM_FAMILIES, type ExamFamily } from "#shared/catalogue/domain/exam-family.ts";
import { PROGRAMME_NAMES } from "#shared/catalogue/domain/programme-names.ts";
import { PROGRAMMES, type Programme } from "#shared/contracts/agreement-registered.ts";
import { SKUS, type Sku } from "#shared/contracts/product-names.ts";
import type { Texts } from "#shared/kernel/locale.ts";

/** What kinds of products are called, in lower case, once slips are mended; those told apart by fewer words come last. */
const KINDS = [
  ["e-learning", /e-learning|formation en ligne|電子學習/u],
  ["library", /e-reference|e-biblioth|e-referenz|電子書庫/u],
  ["class-pack", /class(room)? pack|packages? de classe|課堂套件/u],
  ["site-pack", /site (pack|licen[cs]e)|packages? de site|licence de site|站點套件|站點授權/u],
  ["voucher", /voucher|bons? (pour|d’)|gutschein|憑券/u],
  ["membership", /imagine academy/u],
] as const;
type Kind = (typeof KINDS)[number][0];

const SINGLE: Readonly<Partial<Record<Kind, Sku>>> = {
  "e-learning": "E-LEARNING",
  library: "LIBRARY-1",
  // MCP alone comes as a class pack, whatever a text calls it (D-15).
  "class-pack": "CLASS-MCP-30",
  voucher: "VOUCHER-1",
  membership: "IMAGINE-ACADEMY-1Y",
};

const FAMILY_GROUP = /\b(?:MOS|MTA|MCE|MCP)(?: ?\/ ?(?:MOS|MTA|MCE|MCP))*\b/giu;

/**
 * Products that a name from a reseller's or a source's text may mean, slips mended. None where it means nothing we sell;
 * several where the name says too little or names several. A slip never makes a new SKU (D-8).
 */
export function skusNamed(text: string): readonly Sku[] {
  const meant = mended(text);
  const same = SKUS.find((sku) => sku.toLowerCase() === meant.toLowerCase());
  if (same !== undefined) return [same];
  const kind = KINDS.find(([, words]) => words.test(meant.toLowerCase()))?.[0];
  if (kind === undefined) return [];
  if (kind === "site-pack") return sitePacksNamed(meant);
  return [SINGLE[kind]].filter((sku) => sku !== undefined);
}

/** Packs are the same in every edition. */
const SITE_PACKS = EDITION_C_2019_ZH.products.filter(({ isSitePack }) => isSitePack);

function sitePacksNamed(meant: string): readonly Sku[] {
  const groups = (meant.match(FAMILY_GROUP) ?? []).map(familiesIn);
  if (groups.some((group) => group.includes("MCP"))) return ["CLASS-MCP-30"];
  const named = groups.flatMap((group) => {
    const covering = SITE_PACKS.filter(({ examFamilies }) => group.every((family) => examFamilies.includes(family)));
    const exact = covering.filter(({ examFamilies }) => examFamilies.length === group.length);
    return exact.length > 0 ? exact : covering;
  });
  return SKUS.filter((sku) => named.some((product) => product.sku === sku));
}

const familiesIn = (group: string): readonly ExamFamily[] =>
  EXAM_FAMILIES.filter((family) =>
    group
      .toUpperCase()
      .split(/ ?\/ ?/)
      .includes(family.toUpperCase()),
  );

/** Programmes that a name may mean, by code or by any language's display name, whatever it explains in brackets (D-9). */
export function programmesNamed(text: string): readonly Programme[] {
  const meant = mended(text).toLowerCase();
  const withoutBrackets = meant.replace(/ ?\([^()]*\)$/, "");
  return PROGRAMMES.filter((programme) =>
    [meant, withoutBrackets].some(
      (name) => programme.toLowerCase() === name || hasName(PROGRAMME_NAMES[programme], name),
    ),
  );
}

const hasName = (names: Texts, meant: string): boolean =>
  Object.values(names).some((name) => spellingsOf(name).some((one) => one.toLowerCase() === meant));

/** Chinese brackets an acronym without a blank; others' texts do so with one, or leave the acronym out. */
const spellingsOf = (name: string): readonly string[] => [
  mended(name),
  ...["($1)", " ($1)", ""].map((acronym) => name.replace(/ ?[(（]([A-Z-]+)[)）]$/, acronym)),
];
