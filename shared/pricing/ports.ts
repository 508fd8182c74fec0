import type { OrderForm } from "#shared/contracts/order-placed.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Outcome } from "#shared/kernel/outcome.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";
import type { PublishedPriceList } from "#shared/pricing/domain/price-list.ts";
import type { CheckedOrder, EditionAdvice, SubscriptionPreview } from "#shared/pricing/domain/quotable-order.ts";
import type { Purchase } from "#shared/pricing/domain/savings.ts";

export interface PriceListRepository {
  /** One request. @param session token to read back a write of any instance. */
  find(priceListId: string, session?: string): Promise<Versioned<PublishedPriceList> | undefined>;
  /** Every list of a market, in no particular order. One query of one partition. */
  ofMarket(market: string): Promise<readonly Versioned<PublishedPriceList>[]>;
  /** @returns the session token of the write. */
  create(list: PublishedPriceList): Promise<{ readonly session: string | undefined } | "exists">;
  /** @throws {StaleVersionError} when the stored list is no longer of `version`. */
  replace(list: PublishedPriceList, version: string): Promise<{ readonly session: string | undefined }>;
}

export type OrderRequest = {
  readonly resellerId: string;
  readonly agreementNumber: string;
  readonly form: OrderForm;
  readonly lines: readonly {
    readonly sku: string;
    readonly quantity: number;
    readonly licence?: "SSL" | "USL" | "ASL";
  }[];
};

/** The same check as an order gets, with the same refusals. One request. */
export type CheckOrder<Refusal extends string> = (request: OrderRequest) => Promise<Outcome<CheckedOrder, Refusal>>;

/** Two requests. */
export type PreviewSubscription = (order: {
  readonly agreementNumber: string;
  readonly form: OrderForm;
  readonly startsOn: string;
}) => Promise<SubscriptionPreview>;

/** How an agreement stands now, for a report of its savings. */
export type AgreementStanding = {
  readonly programme: string;
  readonly market: string;
  /** In force in the market now. */
  readonly editionId: string;
  /** Today, `YYYY-MM-DD` in `timeZone`. */
  readonly on: string;
  readonly timeZone: string;
  /** All it has ordered, cancelled orders left out. */
  readonly codes: number;
};

/** Two requests. */
export type FindAgreementStanding = (
  agreementNumber: string,
) => Promise<Outcome<AgreementStanding, "agreement-not-found" | "edition-not-in-force">>;

/** A page of what was bought under an agreement, oldest first; `next` is where the following one starts. */
export type ListPurchases = (query: {
  readonly agreementNumber: string;
  readonly after?: OrderId;
}) => Promise<
  Outcome<{ readonly purchases: readonly Purchase[]; readonly next?: OrderId }, "agreement-not-found" | "order-unknown">
>;

/** @throws {Error} when there is no such edition. */
export type FindAdvice = (editionId: string) => EditionAdvice;
