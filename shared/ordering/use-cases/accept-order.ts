import type { Claim } from "#shared/kernel/claim.ts";
import { type Correlated, correlationOf } from "#shared/kernel/correlation.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import { MissingDocumentError } from "#shared/kernel/versioned.ts";
import { isSameOrder, type Order, type OrderRequest } from "#shared/ordering/domain/order.ts";
import type {
  CheckEligibility,
  EligibilityRefusal,
  FindAgreement,
  NudgeFulfilment,
  OpeningPromises,
  OrderHistory,
  OrderRepository,
} from "#shared/ordering/ports.ts";

export type AcceptOrderRefusal =
  | "agreement-unknown"
  | "agreement-not-running"
  | EligibilityRefusal
  | "conflict"
  | "idempotency-key-reuse";

/** `history` is given for a repeat, which is answered from the present state; `promises` are those of that state. */
export type AcceptedOrder = {
  readonly order: Order;
  readonly promises: readonly object[];
  readonly history?: OrderHistory;
};

type AcceptOrderCommand = OrderRequest & Correlated & { readonly resellerId: string };

/** Accepts a business order once, whatever the number of times it is sent. Three requests. */
export type AcceptOrder = (
  command: AcceptOrderCommand,
  claim: Claim,
) => Promise<Outcome<AcceptedOrder, AcceptOrderRefusal>>;

type Dependencies = {
  readonly orders: OrderRepository;
  readonly findAgreement: FindAgreement;
  readonly checkEligibility: CheckEligibility;
  readonly openingPromises: OpeningPromises;
  readonly nudge: NudgeFulfilment;
  readonly clock: Clock;
};

export const createAcceptOrder =
  (dependencies: Dependencies): AcceptOrder =>
  async (command, claim) => {
    const { orders, openingPromises, nudge } = dependencies;
    const checked = await checkOrder(command, dependencies);
    if (!checked.ok) return (await repeatOf(command, claim, orders)) ?? checked;

    const claimed = await claim();
    if (!claimed.ok) return claimed;
    const created = await orders.create(checked.value);
    if (created === "exists") {
      const repeat = await answerRepeat(command, orders);
      if (repeat.ok) await nudge(checked.value.orderId, "repeated");
      return repeat;
    }
    await nudge(checked.value.orderId, "accepted", created.session);
    return accept({ order: checked.value, promises: openingPromises(checked.value) });
  };

async function checkOrder(
  command: AcceptOrderCommand,
  { findAgreement, checkEligibility, clock }: Dependencies,
): Promise<Outcome<Order, AcceptOrderRefusal>> {
  const { resellerId, purchaseOrderNumber, agreementNumber, form, lines } = command;
  const agreement = await findAgreement(agreementNumber);
  // An agreement of another reseller answers as an unknown one: no oracle for what exists.
  if (!agreement?.resellerIds.includes(resellerId)) return refuse("agreement-unknown", "/data/agreementNumber");
  const acceptedAt = clock();
  if (acceptedAt >= agreement.endsAt) return refuse("agreement-not-running", "/data/agreementNumber");
  const eligible = checkEligibility(agreement, lines, { at: acceptedAt, resellerId });
  if (!eligible.ok) return eligible;
  return accept({
    orderId: orderIdOf(resellerId, purchaseOrderNumber),
    resellerId,
    purchaseOrderNumber,
    agreementNumber,
    form,
    customerName: agreement.customerName,
    programme: agreement.programme,
    market: agreement.market,
    editionId: eligible.value.editionId,
    term: agreement.term,
    lines: eligible.value.lines,
    acceptedAt,
    ...correlationOf(command),
  });
}

/** An order accepted earlier is answered even where it would not be accepted today. */
async function repeatOf(
  command: OrderRequest & { readonly resellerId: string },
  claim: Claim,
  orders: OrderRepository,
): Promise<Outcome<AcceptedOrder, AcceptOrderRefusal> | undefined> {
  const order = await orders.find(orderIdOf(command.resellerId, command.purchaseOrderNumber));
  if (order === undefined || !isSameOrder(order, command)) return undefined;
  const claimed = await claim();
  return claimed.ok ? answerRepeat(command, orders) : claimed;
}

async function answerRepeat(
  command: OrderRequest & { readonly resellerId: string },
  orders: OrderRepository,
): Promise<Outcome<AcceptedOrder, AcceptOrderRefusal>> {
  const orderId = orderIdOf(command.resellerId, command.purchaseOrderNumber);
  const history = await orders.findHistory(orderId);
  if (history === undefined) throw new MissingDocumentError(`order ${orderId} exists and cannot be read`);
  return isSameOrder(history.order, command)
    ? accept({ order: history.order, promises: history.progress.promises, history })
    : refuse("conflict", "/data/purchaseOrderNumber");
}
