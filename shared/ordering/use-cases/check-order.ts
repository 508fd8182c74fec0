import type { Clock, Instant } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import type { OrderLine, OrderRequest } from "#shared/ordering/domain/order.ts";
import type { CheckEligibility, EligibilityRefusal, FindAgreement, OrderingAgreement } from "#shared/ordering/ports.ts";

export type CheckOrderRefusal = "agreement-unknown" | "agreement-not-running" | EligibilityRefusal;

/** What is checked of an order: who orders what under which agreement. */
export type OrderToCheck = Pick<OrderRequest, "agreementNumber" | "form" | "lines"> & { readonly resellerId: string };

/** An order that may be placed, at the moment `at`. */
export type PlaceableOrder = {
  readonly agreement: OrderingAgreement;
  readonly editionId: string;
  readonly lines: readonly OrderLine[];
  readonly at: Instant;
};

/** Whether an order may be placed now; it stores nothing, so a quote asks the same. One request. */
export type CheckOrder = (order: OrderToCheck) => Promise<Outcome<PlaceableOrder, CheckOrderRefusal>>;

export type CheckDependencies = {
  readonly findAgreement: FindAgreement;
  readonly checkEligibility: CheckEligibility;
  readonly clock: Clock;
};

export const createCheckOrder =
  ({ findAgreement, checkEligibility, clock }: CheckDependencies): CheckOrder =>
  async ({ resellerId, agreementNumber, form, lines }) => {
    const agreement = await findAgreement(agreementNumber);
    // An agreement of another reseller answers as an unknown one: no oracle for what exists.
    if (!agreement?.resellerIds.includes(resellerId)) return refuse("agreement-unknown", "/data/agreementNumber");
    const at = clock();
    if (at >= agreement.endsAt) return refuse("agreement-not-running", "/data/agreementNumber");
    const eligible = checkEligibility(agreement, lines, { at, resellerId, form });
    return eligible.ok ? accept({ agreement, ...eligible.value, at }) : eligible;
  };
