import type { Programme } from "#shared/contracts/agreement-registered.ts";
import { LOCALES, type Locale } from "#shared/kernel/locale.ts";

export const EXAM_FAMILIES = ["MOS", "MTA", "MCE", "MCP", "Fundamentals"] as const;
export type ExamFamily = (typeof EXAM_FAMILIES)[number];

/** */
export type ProductFamily = "exam-voucher" | "exam-pack" | "e-reference";

export type Product = {
  /** Language-neutral. */
  readonly sku: string;
  readonly family: ProductFamily;
  /** Single codes that one unit yields: a pack is a set of codes, never a counter on one code (T-15). */
  readonly codesPerUnit: number;
  /** Exams a code may pay for, in any mix; none for a library code. */
  readonly examFamilies: readonly ExamFamily[];
  readonly programmes: readonly Programme[];
  /** Sold to accredited academic institutions only. */
  readonly academicOnly: boolean;
  /** Codes end a year after delivery, if the agreement does not end before. */
  readonly hasPackYear: boolean;
  /** Used in the institution's own test centre; announced by mail, its codes never mailed. */
  readonly isSitePack: boolean;
  readonly orderable: boolean;
  readonly names: Readonly<Record<Locale, string>>;
  /** The requirements this entry follows. */
  readonly sources: readonly `R-${number}`[];
};

/** A place in the web that an edition leads to; `source` says where it was found. */
export type EditionLink = { readonly url: string; readonly source: string };

/** How to reach a provider's customer service. */
export type CustomerService = EditionLink & { readonly phone: string };

/** One dated edition of the catalogue: orders stay pinned to theirs for life. */
export type Edition = {
  readonly editionId: string;
  /** The language of the source text. */
  readonly locale: Locale;
  readonly sourceDate: string;
  /** Programmes through which packs are ordered (D-1). */
  readonly programmes: readonly Programme[];
  readonly certificationFamilies: readonly ExamFamily[];
  /** One named link, whatever the editions call it (D-14), and the way to become a test centre. */
  readonly links: { readonly sitePackManagement: EditionLink; readonly testCentreEnrolment: EditionLink };
  /** */
  readonly customerServices: { readonly certiport: CustomerService };
  readonly products: readonly Product[];
};

/** @throws {TypeError} that lists every fault of the data; an edition with a fault must not sell anything. */
export function checkedEdition(edition: Edition): Edition {
  const faults = [
    ...repeatedSkus(edition),
    ...faultyLinks(edition),
    ...edition.products.flatMap((product) => faultsOf(product, edition)),
  ];
  if (faults.length > 0) throw new TypeError(`edition ${edition.editionId}: ${faults.join("; ")}`);
  return edition;
}

function repeatedSkus({ products }: Edition): string[] {
  const skus = products.map(({ sku }) => sku);
  return skus.filter((sku, index) => skus.indexOf(sku) < index).map((sku) => `${sku} twice`);
}

function faultyLinks({ links, customerServices }: Edition): string[] {
  const named = { ...links, ...customerServices };
  return Object.entries(named)
    .filter(([, { url, source }]) => !/^https:\/\/[a-z0-9.]+\/\S*$/.test(url) || source.trim() === "")
    .map(([name]) => `${name} is no https link with a source`);
}

function faultsOf(product: Product, edition: Edition): string[] {
  const { sku, family, codesPerUnit, examFamilies, programmes, academicOnly, hasPackYear, isSitePack, names, sources } =
    product;
  const isPack = family === "exam-pack";
  const checks: readonly (readonly [boolean, string])[] = [
    [/^[A-Z]+(-[A-Z0-9]+)+$/.test(sku), "is no SKU"],
    [Number.isSafeInteger(codesPerUnit) && codesPerUnit > 0, "yields no whole number of codes"],
    [isPack || codesPerUnit === 1, "is single and yields several codes"],
    [isSubset(examFamilies, edition.certificationFamilies), "pays for an exam family the edition does not know"],
    [examFamilies.length > 0 === (family !== "e-reference"), "pays for no exam, or is a library that pays for one"],
    [programmes.length > 0 && isUnique(programmes), "is sold through no programme, or one twice"],
    [!isPack || isSubset(programmes, edition.programmes), "is a pack outside the edition's programmes"],
    [academicOnly === isPack && hasPackYear === isPack, "has a pack's rules without being one, or the reverse"],
    [isPack || !isSitePack, "is a site pack without being a pack"],
    [LOCALES.every((locale) => names[locale].trim() !== ""), "has no name in some language"],
    [sources.length > 0, "names no source"],
  ];
  return checks.filter(([holds]) => !holds).map(([, fault]) => `${sku} ${fault}`);
}

const isUnique = (values: readonly string[]) => new Set(values).size === values.length;

const isSubset = (values: readonly string[], of: readonly string[]) =>
  isUnique(values) && values.every((value) => of.includes(value));
