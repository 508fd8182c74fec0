import { type Edition, MESSAGE_KEYS, type Product } from "#shared/catalogue/domain/edition.ts";
import { LINK_KINDS } from "#shared/catalogue/domain/edition-links.ts";
import { EXAM_FAMILIES } from "#shared/catalogue/domain/exam-family.ts";
import type { AcademyBenefit, ImagineAcademy } from "#shared/catalogue/domain/imagine-academy.ts";
import { SOURCE_TEXTS } from "#shared/catalogue/domain/source-texts.ts";
import type { Locale } from "#shared/kernel/locale.ts";

/** One thing an edition says, for people: `topic` and `name` tell it apart from all others. */
export type Fact = { readonly topic: string; readonly name: string; readonly value: string };

/** What two editions say differently; null where one says nothing. */
export type Difference = {
  readonly topic: string;
  readonly name: string;
  readonly one: string | null;
  readonly other: string | null;
};

/**
 * Everything an edition says, in the order of its parts, texts in one language. Left out are where it says it and where
 * the rest was found; the names of products, which are the same in all; and the language behind a link.
 */
export const factsOf = (edition: Edition, locale: Locale): readonly Fact[] => [
  ...sourceFacts(edition, locale),
  ...edition.products.map((product) => productFact(product)),
  ...EXAM_FAMILIES.map((family) => ({ topic: "delivery", name: family, value: deliveryOf(edition, family) })),
  ...academyFacts(edition.imagineAcademy, locale),
  ...named("preparation", edition.preparation),
  ...named("policy", edition.policy),
  ...named("contact", edition.contacts),
  ...Object.entries(edition.customerServices).map(([name, { url, phone }]) => ({
    topic: "customer service",
    name,
    value: `${url}, ${phone}`,
  })),
  ...linkFacts(edition),
  ...Object.entries(edition.grounds).map(([name, { rule }]) => ({ topic: "rule", name, value: rule })),
  ...MESSAGE_KEYS.map((key) => ({ topic: "text", name: key, value: edition.messages[key][locale] })),
];

/** Topic by topic: in the order of the first, then what the second has besides. */
export function differencesBetween(one: readonly Fact[], other: readonly Fact[]): readonly Difference[] {
  const valueIn = (facts: readonly Fact[], { topic, name }: Fact) =>
    facts.find((fact) => fact.topic === topic && fact.name === name)?.value ?? null;
  const besides = other.filter((fact) => valueIn(one, fact) === null);
  const topics = [...new Set([...one, ...other].map(({ topic }) => topic))];
  return [...one, ...besides]
    .toSorted((left, right) => topics.indexOf(left.topic) - topics.indexOf(right.topic))
    .map((fact) => ({ topic: fact.topic, name: fact.name, one: valueIn(one, fact), other: valueIn(other, fact) }))
    .filter((difference) => difference.one !== difference.other);
}

function sourceFacts({ label, sourceId, programmes, certificationFamilies, solutionAreas }: Edition, locale: Locale) {
  const { locale: language, date } = SOURCE_TEXTS[sourceId];
  return [
    { topic: "edition", name: "label", value: label[locale] },
    { topic: "edition", name: "source", value: `${language}, ${date}` },
    { topic: "packs", name: "programmes", value: programmes.join(", ") },
    { topic: "packs", name: "certifications", value: certificationFamilies.join(", ") },
    { topic: "edition", name: "supported areas", value: solutionAreas.map((names) => names[locale]).join(", ") },
  ];
}

function productFact({
  sku,
  family,
  codesPerUnit,
  examFamilies,
  leadsTo,
  programmes,
  guides,
  standing,
  ...is
}: Product): Fact {
  const parts = [
    is.isSitePack ? `${family} for a site` : family,
    codesPerUnit === 1 ? "1 code" : `${codesPerUnit} codes`,
    examFamilies.length === 0 ? "no exam" : examFamilies.join("/"),
    ...(leadsTo.length === 0 ? [] : [`leads to ${leadsTo.join(", ")}`]),
    `under ${programmes.join(", ")}`,
    ...(is.hasPackYear ? ["a year of use"] : []),
    ...(is.academicOnly ? ["academic only"] : []),
    ...(is.orderable ? [] : ["not orderable"]),
    ...(standing === "current" ? [] : [standing]),
    ...(guides.length === 0 ? [] : [`guides ${guides.join(", ")}`]),
  ];
  return { topic: "product", name: sku, value: parts.join("; ") };
}

function deliveryOf({ deliveries, certificationFamilies }: Edition, family: (typeof EXAM_FAMILIES)[number]): string {
  if (!certificationFamilies.includes(family)) return "not in the edition";
  const { provider, isStated } = deliveries[family];
  return isStated ? provider : `${provider} (not stated)`;
}

function academyFacts(academy: ImagineAcademy, locale: Locale): readonly Fact[] {
  const topic = "academy";
  const { mode, standards, benefits } = academy;
  return [
    { topic, name: "mode", value: mode },
    { topic, name: "standards", value: standards ?? "none named" },
    { topic, name: "free vouchers", value: freeVouchersOf(academy) },
    ...benefits.map((benefit) => ({ topic, name: benefit.benefitId, value: benefitOf(benefit, locale) })),
  ];
}

function freeVouchersOf(academy: ImagineAcademy): string {
  if (academy.freeVouchers === null) return "none";
  const { perAgreement, examFamilies } = academy.freeVouchers;
  const renewal = academy.regrantOnRenewal ? "again on renewal" : "not again on renewal";
  return `${perAgreement} for each agreement, ${renewal}: ${examFamilies.join(", ")}`;
}

const benefitOf = ({ names, payRatio }: AcademyBenefit, locale: Locale): string =>
  payRatio === undefined
    ? names[locale]
    : `${names[locale]}; ${payRatio.numerator}/${payRatio.denominator} of the price is paid`;

const linkFacts = ({ links }: Edition): readonly Fact[] =>
  LINK_KINDS.flatMap((kind) => links.filter((link) => link.kind === kind)).map(({ kind, url, checked }) => ({
    topic: "link",
    name: kind,
    value: checked?.found === "dead" ? `${url} (dead, hidden)` : url,
  }));

const named = (topic: string, values: object): readonly Fact[] =>
  Object.entries(values).map(([name, value]) => ({ topic, name, value: String(value) }));
