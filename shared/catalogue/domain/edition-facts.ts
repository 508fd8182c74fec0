import { type Edition, MESSAGE_KEYS, type Product } from "#shared/catalogue/domain/edition.ts";
import { LINK_KINDS } from "#shared/catalogue/domain/edition-links.ts";
import { EXAM_FAMILIES } from "#shared/catalogue/domain/exam-family.ts";
import type { ImagineAcademy } from "#shared/catalogue/domain/imagine-academy.ts";
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

/** Everything an edition says, in the order of its parts, texts in one language. Lines of its source are left out. */
export const factsOf = (edition: Edition, locale: Locale): readonly Fact[] => [
  ...sourceFacts(edition, locale),
  ...edition.products.map((product) => productFact(product)),
  ...EXAM_FAMILIES.map((family) => ({ topic: "delivery", name: family, value: deliveryOf(edition, family) })),
  ...academyFacts(edition.imagineAcademy, locale),
  ...named("preparation", edition.preparation),
  ...named("policy", edition.policy),
  ...named("contact", edition.contacts),
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
  codesPerUnit,
  examFamilies,
  programmes,
  orderable,
  standing,
  academicOnly,
}: Product): Fact {
  const parts = [
    codesPerUnit === 1 ? "1 code" : `${codesPerUnit} codes`,
    examFamilies.length === 0 ? "no exam" : examFamilies.join("/"),
    `under ${programmes.join(", ")}`,
    ...(academicOnly ? ["academic only"] : []),
    ...(orderable ? [] : ["not orderable"]),
    ...(standing === "current" ? [] : [standing]),
  ];
  return { topic: "product", name: sku, value: parts.join("; ") };
}

function deliveryOf({ deliveries, certificationFamilies }: Edition, family: (typeof EXAM_FAMILIES)[number]): string {
  if (!certificationFamilies.includes(family)) return "not in the edition";
  const { provider, isStated } = deliveries[family];
  return isStated ? provider : `${provider} (not stated)`;
}

function academyFacts({ mode, standards, freeVouchers, benefits }: ImagineAcademy, locale: Locale): readonly Fact[] {
  const topic = "academy";
  const free =
    freeVouchers && `${freeVouchers.perAgreement} for each agreement: ${freeVouchers.examFamilies.join(", ")}`;
  return [
    { topic, name: "mode", value: mode },
    { topic, name: "standards", value: standards ?? "none named" },
    { topic, name: "free vouchers", value: free ?? "none" },
    ...benefits.map(({ benefitId, names }) => ({ topic, name: benefitId, value: names[locale] })),
  ];
}

const linkFacts = ({ links }: Edition): readonly Fact[] =>
  LINK_KINDS.flatMap((kind) => links.filter((link) => link.kind === kind)).map(({ kind, url, checked }) => ({
    topic: "link",
    name: kind,
    value: checked?.found === "dead" ? `${url} (dead, hidden)` : url,
  }));

const named = (topic: string, values: object): readonly Fact[] =>
  Object.entries(values).map(([name, value]) => ({ topic, name, value: String(value) }));
