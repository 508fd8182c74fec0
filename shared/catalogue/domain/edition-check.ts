import { type Edition, MESSAGE_KEYS, type Product } from "#shared/catalogue/domain/edition.ts";
import { type EditionLink, findLink, type LinkKind } from "#shared/catalogue/domain/edition-links.ts";
import { GROUND_NAMES, SECTIONS } from "#shared/catalogue/domain/grounds.ts";
import type { ImagineAcademy } from "#shared/catalogue/domain/imagine-academy.ts";
import { SOURCE_TEXTS } from "#shared/catalogue/domain/source-texts.ts";
import { LOCALES, type Texts } from "#shared/kernel/locale.ts";

type Check = readonly [holds: boolean, fault: string];

/** Where mails and refusals lead: shown by every edition, with TLS. */
const NEEDED_LINKS: readonly LinkKind[] = ["site-pack-management", "test-centre-enrolment"];

/** @throws {TypeError} that lists every fault of the data; an edition with a fault must not sell anything. */
export function checkedEdition(edition: Edition): Edition {
  const faults = [
    ...repeated(edition.products.map(({ sku }) => sku)),
    ...repeated(edition.links.map(({ kind }) => kind)),
    ...failed(particularsOf(edition)),
    ...edition.links.flatMap(faultsOfLink),
    ...failed(linksNeededBy(edition)),
    ...failed(academyChecks(edition.imagineAcademy, edition)),
    ...groundFaults(edition),
    ...MESSAGE_KEYS.filter((key) => !isInEveryLanguage(edition.messages[key])).map((key) => `no message ${key}`),
    ...edition.products.flatMap((product) => faultsOfProduct(product, edition)),
  ];
  if (faults.length > 0) throw new TypeError(`edition ${edition.editionId}: ${faults.join("; ")}`);
  return edition;
}

const failed = (checks: readonly Check[]): readonly string[] =>
  checks.filter(([holds]) => !holds).map(([, fault]) => fault);

const repeated = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => names.indexOf(name) < index).map((name) => `${name} twice`);

function particularsOf(edition: Edition): readonly Check[] {
  const { editionId, label, sourceId, programmes, certificationFamilies, solutionAreas, customerServices } = edition;
  const { preparation, policy, contacts } = edition;
  const year = SOURCE_TEXTS[sourceId].date?.slice(0, 4);
  const { earliestBusinessDay: first, latestBusinessDay: last } = policy;
  return [
    [new RegExp(`^[A-Z]-${year}-[a-z]{2}$`).test(editionId), "is not named by letter, year and language"],
    [isInEveryLanguage(label) && solutionAreas.every(isInEveryLanguage), "a name is missing in some language"],
    [programmes.length > 0 && isUnique(programmes), "no programme, or one twice"],
    [isUnique(certificationFamilies), "a certification family twice"],
    [
      isHttps(customerServices.certiport.url) && isText(customerServices.certiport.source),
      "certiport is no https link with a source",
    ],
    [Object.values(contacts).every((email) => /^[^\s@]+@[^\s@]+\.[a-z]+$/.test(email)), "a contact is no address"],
    [
      0 < preparation.basicMonths && preparation.basicMonths <= preparation.advancedMonths,
      "preparation runs backwards",
    ],
    [[first, last].every(Number.isSafeInteger) && 1 <= first && first <= last, "delivery days that are no window"],
  ];
}

function faultsOfLink({ kind, url, line, source, checked }: EditionLink): readonly string[] {
  return failed([
    [/^https?:\/\/[a-z0-9.-]+(\/\S*)?$/.test(url), `${kind} is no link`],
    [line === null ? isText(source) : isLine(line), `${kind} says neither its line nor where it was found`],
    [checked === null || /^\d{4}-\d\d-\d\d$/.test(checked.on), `${kind} was checked on no date`],
    [checked?.found !== "dead" || isText(checked.because), `${kind} is dead without a reason`],
  ]);
}

function linksNeededBy(edition: Edition): readonly Check[] {
  return NEEDED_LINKS.map((kind) => [isHttps(findLink(edition, kind)?.url), `${kind} is no https link that is shown`]);
}

function academyChecks(academy: ImagineAcademy, edition: Edition): readonly Check[] {
  const { mode, benefits, standards, freeVouchers } = academy;
  const isSold = edition.products.some(({ family, orderable }) => family === "imagine-academy" && orderable);
  const kinds = edition.links.map(({ kind }) => kind);
  return [
    [isUnique(benefits.map(({ benefitId }) => benefitId)), "an Academy benefit twice"],
    [
      benefits.length > 0 && benefits.every(({ names }) => isInEveryLanguage(names)),
      "an Academy benefit without a name",
    ],
    [
      benefits.every(
        ({ payRatio: ratio }) => ratio === undefined || (0 < ratio.numerator && ratio.numerator < ratio.denominator),
      ),
      "an Academy benefit whose ratio paid is no part of the price",
    ],
    [isSold === (mode === "subscription"), "a membership to order where Academy is included, or none where it is not"],
    [
      !isSold || (standards !== null && edition.grounds["academy-standards"] !== undefined),
      "a membership that is not checked against standards",
    ],
    [standards === null || kinds.includes(standards), "Academy standards without their document"],
    [freeVouchers === null || freeVouchers.perAgreement > 0, "free vouchers that are none"],
    [
      freeVouchers === null || isSubset(freeVouchers.examFamilies, edition.certificationFamilies),
      "free vouchers for an exam family the edition does not know",
    ],
  ];
}

function groundFaults({ grounds }: Edition): readonly string[] {
  const missing = GROUND_NAMES.filter((name) => grounds[name] === undefined).map((name) => `no ground ${name}`);
  const places = Object.entries(grounds).filter(
    ([, { section, line }]) => !SECTIONS.includes(section) || !isLine(line),
  );
  return [...missing, ...places.map(([name]) => `ground ${name} stands nowhere`)];
}

function faultsOfProduct(product: Product, edition: Edition): readonly string[] {
  const { sku, family, codesPerUnit, examFamilies, programmes, academicOnly, hasPackYear, isSitePack } = product;
  const isPack = family === "exam-pack";
  const isServedOnly = family === "e-learning";
  const isMembership = family === "imagine-academy";
  const checks: readonly Check[] = [
    [/^[A-Z]+(-[A-Z0-9]+)+$/.test(sku), "is no SKU"],
    [
      Number.isSafeInteger(codesPerUnit) && codesPerUnit > 0 !== (isServedOnly || isMembership),
      "yields no whole number of codes",
    ],
    [isPack || codesPerUnit <= 1, "is single and yields several codes"],
    [isSubset(examFamilies, edition.certificationFamilies), "pays for an exam family the edition does not know"],
    [
      examFamilies.length > 0 === (isPack || family === "exam-voucher"),
      "pays for no exam, or is a library that pays for one",
    ],
    [programmes.length > 0 && isUnique(programmes), "is sold through no programme, or one twice"],
    [!isPack || isSubset(programmes, edition.programmes), "is a pack outside the edition's programmes"],
    [hasPackYear === isPack, "has a pack's year without being one, or the reverse"],
    [
      academicOnly === (isPack || isMembership),
      "is sold to anyone, or to academic institutions only, against its kind",
    ],
    [isPack || !isSitePack, "is a site pack without being a pack"],
    [(product.standing === "sunset-active") === isServedOnly, "is sold and sunset, or neither"],
    [!(isServedOnly && product.orderable), "can be ordered and is no longer sold"],
    [
      isSubset(
        product.guides,
        edition.links.map(({ kind }) => kind),
      ),
      "has a guide the edition does not link to",
    ],
    [isInEveryLanguage(product.names), "has no name in some language"],
    [product.sources.length > 0, "names no source"],
  ];
  return failed(checks).map((fault) => `${sku} ${fault}`);
}

const isText = (text: string | undefined): boolean => text !== undefined && text.trim() !== "";
const isLine = (line: number): boolean => Number.isSafeInteger(line) && line > 0;
const isHttps = (url: string | undefined): boolean => /^https:\/\/[a-z0-9.-]+\/\S*$/.test(url ?? "");
const isInEveryLanguage = (texts: Texts): boolean => LOCALES.every((locale) => isText(texts[locale]));
const isUnique = (values: readonly string[]): boolean => new Set(values).size === values.length;
const isSubset = (values: readonly string[], of: readonly string[]): boolean =>
  isUnique(values) && values.every((value) => of.includes(value));
