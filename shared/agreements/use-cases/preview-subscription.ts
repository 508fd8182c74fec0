import { lastDayOf } from "#shared/agreements/domain/agreement.ts";
import { type Subscription, subscriptionOf } from "#shared/agreements/domain/subscription.ts";
import type { AgreementRepository } from "#shared/agreements/ports.ts";
import type { OrderForm } from "#shared/contracts/order-placed.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { expected } from "#shared/kernel/versioned.ts";

/** How long an order would run, and what the agreement has ordered before it. */
export type SubscriptionPreview = {
  readonly subscription: Subscription;
  readonly endsWith: "agreement" | "earlier-order" | "itself";
  readonly codesBefore: number;
};

/**
 * What the register would decide if the order entered it now; it enters nothing. Two requests.
 * @throws {MissingDocumentError} when the agreement cannot be read.
 */
export type PreviewSubscription = (order: {
  readonly agreementNumber: string;
  readonly form: OrderForm;
  readonly startsOn: string;
}) => Promise<SubscriptionPreview>;

/** No order has it: no reseller is without a name. */
const NO_ORDER = orderIdOf("", "");

export const createPreviewSubscription =
  ({ agreements }: { readonly agreements: AgreementRepository }): PreviewSubscription =>
  async ({ agreementNumber, form, startsOn }) => {
    const [agreement, register] = await Promise.all([
      agreements.find(agreementNumber),
      agreements.findRegister(agreementNumber),
    ]);
    const endsOn = lastDayOf(expected(agreement, `agreement ${agreementNumber}`).value);
    const { anchors, codes } = expected(register, `the register of agreement ${agreementNumber}`).value;
    const { subscription, anchorOrderId } = subscriptionOf({ orderId: NO_ORDER, form, startsOn }, anchors, endsOn);
    if (anchorOrderId === undefined) return { subscription, endsWith: "agreement", codesBefore: codes };
    return { subscription, endsWith: anchorOrderId === NO_ORDER ? "itself" : "earlier-order", codesBefore: codes };
  };
