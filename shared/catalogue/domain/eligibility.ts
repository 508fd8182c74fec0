import type { Edition, Product } from "#shared/catalogue/domain/edition.ts";
import { findLink } from "#shared/catalogue/domain/edition-links.ts";
import type { ExamFamily } from "#shared/catalogue/domain/exam-family.ts";
import { skusNamed } from "#shared/catalogue/domain/imported-names.ts";
import { type EditionRefusal, type EligibilityRefusal, groundOf } from "#shared/catalogue/domain/refusal-grounds.ts";
import type { OrderForm } from "#shared/contracts/order-placed.ts";
import { accept, type Outcome, type Refused, refuse } from "#shared/kernel/outcome.ts";

/**
 * Most codes all lines of one order may ask for: their list is one mail, and the usual mail service takes 10 MB. An order
 * of more would be accepted and could never be delivered. It also bounds the answer that lists an order's codes, and, a
 * membership counting as one, what an order can cost.
 */
export const MAX_CODES_PER_ORDER = 40_000;

/** Who orders through whom and in which form, as agreement, settings and order say. Dates are `YYYY-MM-DD`. */
export type Buyer = {
  readonly programme: string;
  readonly customerClass: "academic" | "business";
  /** The day of the institution's accreditation, whose evidence the agreement holds; null without. */
  readonly accreditedOn: string | null;
  /** Since when the reseller may sell to academic institutions; null when it may not. */
  readonly academicResellerSince: string | null;
  /** Software Assurance cover, both days inclusive; null without. */
  readonly saCover: { readonly startsOn: string; readonly endsOn: string } | null;
  /** The check against an edition's standards of Imagine Academy, and its day; null without. */
  readonly academyStandards: { readonly edition: string; readonly metOn: string } | null;
  readonly form: OrderForm;
  /** The day of the order in the agreement's time zone. */
  readonly on: string;
};

/** `codes` = quantity × codes per unit. */
export type CatalogueLine = {
  readonly sku: string;
  readonly quantity: number;
  readonly codes: number;
  readonly examFamilies: readonly ExamFamily[];
  readonly hasPackYear: boolean;
  readonly isSitePack?: true;
  /** Imagine Academy by the year: no codes, and a running time instead. */
  readonly isMembership?: true;
};

/** `licence`: what the reseller takes the line for; everything here is sold as SSL alone. */
type RequestedLine = {
  readonly sku: string;
  readonly quantity: number;
  readonly licence?: "SSL" | "USL" | "ASL";
};

/**
 * Whether the buyer may order these lines under the edition; the first line that fails is pointed at. Membership of
 * Imagine Academy and a test centre are never asked for; what membership itself asks for, see below.
 * @throws {RangeError} when a quantity is not a whole number above 0: the contract lets none through.
 */
export function checkEligibility(
  edition: Edition,
  buyer: Buyer,
  lines: readonly RequestedLine[],
): Outcome<readonly CatalogueLine[], EligibilityRefusal> {
  const checked: CatalogueLine[] = [];
  let counted = 0;
  for (const [index, line] of lines.entries()) {
    const pointer = `/data/lines/${index}`;
    const outcome = checkLine(edition, buyer, line, pointer);
    if (!outcome.ok) return outcome;
    counted += Math.max(outcome.value.codes, outcome.value.quantity);
    if (counted > MAX_CODES_PER_ORDER) return refuseTooMany(edition, `${pointer}/quantity`);
    checked.push(outcome.value);
  }
  return accept(checked);
}

function checkLine(
  edition: Edition,
  buyer: Buyer,
  { sku, quantity, licence = "SSL" }: RequestedLine,
  pointer: string,
): Outcome<CatalogueLine, EligibilityRefusal> {
  if (!Number.isSafeInteger(quantity) || quantity < 1) throw new RangeError(`not a quantity: ${quantity}`);

  const product = edition.products.find((offered) => offered.sku === sku);
  if (!product) return refuseUnknown(edition, sku, `${pointer}/sku`);
  const reason = refusalFor(product, buyer);
  if (reason) return refuseBy(edition, reason, `${pointer}/sku`, product);
  const isMembership = product.family === "imagine-academy";
  const academyRefusal = isMembership ? membershipRefusalFor(edition, buyer, product, pointer) : undefined;
  if (academyRefusal) return academyRefusal;
  if (licence !== "SSL") return refuseBy(edition, "licence-not-offered", `${pointer}/licence`, product);

  const codes = quantity * product.codesPerUnit;
  const { examFamilies, hasPackYear, isSitePack } = product;
  return accept({
    ...{ sku, quantity, codes, examFamilies, hasPackYear },
    ...(isSitePack ? { isSitePack } : {}),
    ...(isMembership ? { isMembership } : {}),
  });
}

function refuseBy(
  edition: Edition,
  refusal: EditionRefusal & EligibilityRefusal,
  pointer: string,
  product: Product,
): Refused<EligibilityRefusal> {
  const ground = groundOf(refusal, edition, product);
  const { programmes } = product;
  return refuse(refusal, pointer, refusal === "programme-not-eligible" ? { ...ground, programmes } : ground);
}

/** The limit is ours: no edition's text speaks of it, so no rule and no place are named. */
const refuseTooMany = ({ editionId }: Edition, pointer: string): Refused<EligibilityRefusal> =>
  refuse("quantity-limit", pointer, { edition: editionId, limit: MAX_CODES_PER_ORDER });

/** Who sends a name in the place of a SKU is told what it may mean. */
function refuseUnknown(edition: Edition, sku: string, pointer: string): Refused<EligibilityRefusal> {
  const candidates = skusNamed(sku).filter((named) => edition.products.some((product) => product.sku === named));
  const ground = groundOf("product-unknown", edition);
  return refuse("product-unknown", pointer, candidates.length === 0 ? ground : { ...ground, candidates });
}

function refusalFor(product: Product, buyer: Buyer): (EditionRefusal & EligibilityRefusal) | undefined {
  if (!product.orderable) return "product-not-orderable";
  if (!product.programmes.some((programme) => programme === buyer.programme)) return "programme-not-eligible";
  const ofCustomer = customerRefusalFor(product, buyer);
  if (ofCustomer) return ofCustomer;
  if (buyer.programme === "SA" && !hasLiveCover(buyer)) return "sa-cover-required";
  return undefined;
}

/** Businesses and accredited institutions buy, and nobody else; some products are for institutions alone. */
function customerRefusalFor({ academicOnly }: Product, buyer: Buyer) {
  const { customerClass, accreditedOn, academicResellerSince, on } = buyer;
  if (academicOnly && customerClass !== "academic") return "customer-not-eligible";
  if (customerClass === "academic" && (accreditedOn === null || accreditedOn > on)) return "accreditation-required";
  if (academicOnly && (academicResellerSince === null || academicResellerSince > on)) return "reseller-not-authorised";
  return undefined;
}

/** Membership is by the year, for who was checked against this edition's standards. */
function membershipRefusalFor(
  edition: Edition,
  { academyStandards, form, on }: Buyer,
  product: Product,
  pointer: string,
): Refused<EligibilityRefusal> | undefined {
  if (form !== "twelve-month") return refuseBy(edition, "form-not-offered", "/data/form", product);
  const isChecked = academyStandards?.edition === edition.editionId && academyStandards.metOn <= on;
  if (isChecked) return undefined;
  const standards = findLink(edition, "academy-standards")?.url;
  const ground = groundOf("academy-standards-required", edition, product);
  return refuse("academy-standards-required", `${pointer}/sku`, { ...ground, standards });
}

/** */
const hasLiveCover = ({ saCover, on }: Buyer) => saCover !== null && saCover.startsOn <= on && on <= saCover.endsOn;
