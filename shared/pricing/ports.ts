import type { OrderForm } from "#shared/contracts/order-placed.ts";
import type { Outcome } from "#shared/kernel/outcome.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";
import type { PublishedPriceList } from "#shared/pricing/domain/price-list.ts";
import type { CheckedOrder, EditionAdvice, SubscriptionPreview } from "#shared/pricing/domain/quotable-order.ts";

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

/** @throws {Error} when there is no such edition. */
export type FindAdvice = (editionId: string) => EditionAdvice;
