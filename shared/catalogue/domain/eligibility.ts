import type { Edition, ExamFamily, Product } from "#shared/catalogue/domain/edition.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

/**
 * Most codes all lines of one order may ask for: their list is one mail, and the usual mail service takes 10 MB. An order
 * of more would be accepted and could never be delivered. It also bounds the answer that lists an order's codes.
 */
export const MAX_CODES_PER_ORDER = 40_000;

/** Who orders, as the agreement says. */
export type Buyer = {
  readonly programme: string;
  readonly customerClass: "academic" | "business";
  readonly accredited: boolean;
  /** Software Assurance cover, both days inclusive; null without. */
  readonly saCover: { readonly startsOn: string; readonly endsOn: string } | null;
  /** The day of the order, `YYYY-MM-DD` in the agreement's time zone. */
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
};

export type EligibilityRefusal =
  | "product-unknown"
  | "product-not-orderable"
  | "programme-not-eligible"
  | "customer-not-eligible"
  | "sa-cover-required"
  | "quantity-limit";

type RequestedLine = { readonly sku: string; readonly quantity: number };

/**
 * Whether the buyer may order these lines under the edition; the first line that fails is pointed at.
 * @throws {RangeError} when a quantity is not a whole number above 0: the contract lets none through.
 */
export function checkEligibility(
  edition: Edition,
  buyer: Buyer,
  lines: readonly RequestedLine[],
): Outcome<readonly CatalogueLine[], EligibilityRefusal> {
  const checked: CatalogueLine[] = [];
  let codes = 0;
  for (const [index, line] of lines.entries()) {
    const pointer = `/data/lines/${index}`;
    const outcome = checkLine(edition, buyer, line, pointer);
    if (!outcome.ok) return outcome;
    codes += outcome.value.codes;
    if (codes > MAX_CODES_PER_ORDER) return refuse("quantity-limit", `${pointer}/quantity`);
    checked.push(outcome.value);
  }
  return accept(checked);
}

function checkLine(
  { products }: Edition,
  buyer: Buyer,
  { sku, quantity }: RequestedLine,
  pointer: string,
): Outcome<CatalogueLine, EligibilityRefusal> {
  if (!Number.isSafeInteger(quantity) || quantity < 1) throw new RangeError(`not a quantity: ${quantity}`);

  const product = products.find((offered) => offered.sku === sku);
  if (!product) return refuse("product-unknown", `${pointer}/sku`);
  const reason = refusalFor(product, buyer);
  if (reason) return refuse(reason, `${pointer}/sku`);

  const codes = quantity * product.codesPerUnit;
  const { examFamilies, hasPackYear, isSitePack } = product;
  return accept({ sku, quantity, codes, examFamilies, hasPackYear, ...(isSitePack ? { isSitePack } : {}) });
}

function refusalFor(product: Product, buyer: Buyer): EligibilityRefusal | undefined {
  if (!product.orderable) return "product-not-orderable";
  if (!product.programmes.some((programme) => programme === buyer.programme)) return "programme-not-eligible";
  if (product.academicOnly && !isAccreditedAcademic(buyer)) return "customer-not-eligible";
  if (buyer.programme === "SA" && !hasLiveCover(buyer)) return "sa-cover-required";
  return undefined;
}

const isAccreditedAcademic = ({ customerClass, accredited }: Buyer) => customerClass === "academic" && accredited;

/** */
const hasLiveCover = ({ saCover, on }: Buyer) => saCover !== null && saCover.startsOn <= on && on <= saCover.endsOn;
