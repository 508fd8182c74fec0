import type { Edition, EditionContacts, Product } from "#shared/catalogue/domain/edition.ts";
import type { Ground, GroundName, OwnGroundName } from "#shared/catalogue/domain/grounds.ts";
import { SOURCE_TEXTS } from "#shared/catalogue/domain/source-texts.ts";
import type { Locale } from "#shared/kernel/locale.ts";

export type EligibilityRefusal =
  | "product-unknown"
  | "product-not-orderable"
  | "programme-not-eligible"
  | "customer-not-eligible"
  | "accreditation-required"
  | "reseller-not-authorised"
  | "sa-cover-required"
  | "licence-not-offered"
  | "form-not-offered"
  | "academy-standards-required"
  | "quantity-limit";

/** Every refusal that rests on an edition's text; how many codes an order may have is a limit of ours. */
export type EditionRefusal = Exclude<EligibilityRefusal, "quantity-limit"> | "family-not-in-edition";

/** What a refusal rests on: the edition, its rule, and where its text says so. Members of the problem document. */
export type RefusalGround = {
  readonly edition: string;
  readonly rule: Ground["rule"];
  readonly source: { readonly locale: Locale; readonly date: string | null } & Omit<Ground, "rule">;
  /** Whom to ask about prices and licences. */
  readonly contacts?: EditionContacts & { readonly otherwise: "account-manager" };
};

const GROUNDS: Readonly<Record<EditionRefusal, GroundName | OwnGroundName>> = {
  "product-unknown": "offer",
  "product-not-orderable": "offer",
  "programme-not-eligible": "offer",
  "customer-not-eligible": "academic-customers",
  "accreditation-required": "accreditation",
  "reseller-not-authorised": "academic-reseller",
  "sa-cover-required": "sa-cover",
  "licence-not-offered": "service-licence",
  "form-not-offered": "imagine-academy",
  "academy-standards-required": "academy-standards",
  "family-not-in-edition": "certifications",
};

/** Refusals behind which there is a question of price or licensing; the others answer themselves. */
const ASKS_FOR_LICENCES: ReadonlySet<EditionRefusal> = new Set([
  "product-not-orderable",
  "programme-not-eligible",
  "customer-not-eligible",
  "sa-cover-required",
  "licence-not-offered",
]);

/** What a refusal of staff vouchers rests on; undefined for an edition that knows none (D-16). */
export function poolGroundOf({ editionId, grounds, sourceId }: Edition): RefusalGround | undefined {
  const ground = grounds["free-vouchers"];
  if (ground === undefined) return undefined;
  const { rule, ...place } = ground;
  const { locale, date } = SOURCE_TEXTS[sourceId];
  return { edition: editionId, rule, source: { locale, date, ...place } };
}

/** `product` is the one that was refused, where the edition has it. */
export function groundOf(refusal: EditionRefusal, edition: Edition, product?: Product): RefusalGround {
  const { rule, section, line } = edition.grounds[groundNameOf(refusal, product)] ?? edition.grounds.offer;
  const { locale, date } = SOURCE_TEXTS[edition.sourceId];
  const contacts = { ...edition.contacts, otherwise: "account-manager" } as const;
  return {
    edition: edition.editionId,
    rule,
    source: { locale, date, section, line },
    ...(ASKS_FOR_LICENCES.has(refusal) ? { contacts } : {}),
  };
}

function groundNameOf(refusal: EditionRefusal, product: Product | undefined): GroundName | OwnGroundName {
  if (refusal === "programme-not-eligible" && product?.academicOnly) return "pack-programmes";
  if (refusal === "customer-not-eligible" && product?.family === "imagine-academy") return "imagine-academy";
  if (refusal === "product-not-orderable" && product?.family === "e-learning") return "e-learning";
  return GROUNDS[refusal];
}
