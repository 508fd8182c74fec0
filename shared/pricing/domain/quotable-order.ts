import type { OrderForm } from "#shared/contracts/order-placed.ts";
import type { Locale } from "#shared/kernel/locale.ts";
import type { UsableLine } from "#shared/pricing/domain/benefit.ts";

/** An order that would be accepted. Days are `YYYY-MM-DD` in `timeZone`. */
export type CheckedOrder = {
  readonly agreementNumber: string;
  readonly programme: string;
  readonly market: string;
  readonly editionId: string;
  readonly form: OrderForm;
  /** Today. */
  readonly on: string;
  readonly timeZone: string;
  readonly termStartsOn: string;
  /** Last usable day, inclusive. */
  readonly termEndsOn: string;
  readonly lines: readonly CheckedLine[];
};

export type CheckedLine = UsableLine & { readonly sku: string; readonly quantity: number };

/**
 * How long an order would run if it entered the register now, and what it ends with: the agreement, an earlier 12-month
 * order, or itself, as the 12-month order that later ones end with.
 */
export type SubscriptionPreview = {
  readonly subscription: { readonly startsOn: string; readonly endsOn: string };
  readonly endsWith: "agreement" | "earlier-order" | "itself";
  readonly codesBefore: number;
};

/** What the catalogue edition says about prices; texts are the edition's own. */
export type EditionAdvice = {
  readonly label: Texts;
  readonly startedMonthCounts: boolean;
  /** The last business day of delivery after the invoice. */
  readonly latestBusinessDay: number;
  /** An order that leaves so many months, or fewer, is warned of (R-53, D-12). */
  readonly preparation: { readonly advancedMonths: number };
  /** */
  readonly texts: { readonly preparation: Texts; readonly savings: Texts };
  /** */
  readonly contacts: {
    readonly purchaseEmail: string;
    readonly salesEmail: string;
    readonly otherwise: "account-manager";
  };
};

type Texts = Readonly<Record<Locale, string>>;
