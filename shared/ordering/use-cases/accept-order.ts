import type { Claim } from "#shared/kernel/claim.ts";
import { type Correlated, correlationOf } from "#shared/kernel/correlation.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import { MissingDocumentError } from "#shared/kernel/versioned.ts";
import { isSameOrder, type Order, type OrderRequest } from "#shared/ordering/domain/order.ts";
import type { NudgeFulfilment, OpeningPromises, OrderHistory, OrderRepository } from "#shared/ordering/ports.ts";
import type { CheckOrder, CheckOrderRefusal, PlaceableOrder } from "#shared/ordering/use-cases/check-order.ts";

export type AcceptOrderRefusal = CheckOrderRefusal | "conflict" | "idempotency-key-reuse";

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
  readonly checkOrder: CheckOrder;
  readonly openingPromises: OpeningPromises;
  readonly nudge: NudgeFulfilment;
};

export const createAcceptOrder =
  ({ orders, checkOrder, openingPromises, nudge }: Dependencies): AcceptOrder =>
  async (command, claim) => {
    const checked = await checkOrder(command);
    if (!checked.ok) return (await repeatOf(command, claim, orders)) ?? checked;
    const order = toOrder(command, checked.value);

    const claimed = await claim();
    if (!claimed.ok) return claimed;
    const created = await orders.create(order);
    if (created === "exists") {
      const repeat = await answerRepeat(command, orders);
      if (repeat.ok) await nudge(order.orderId, "repeated");
      return repeat;
    }
    await nudge(order.orderId, "accepted", created.session);
    return accept({ order, promises: openingPromises(order) });
  };

const toOrder = (command: AcceptOrderCommand, { agreement, editionId, lines, at }: PlaceableOrder): Order => ({
  orderId: orderIdOf(command.resellerId, command.purchaseOrderNumber),
  resellerId: command.resellerId,
  purchaseOrderNumber: command.purchaseOrderNumber,
  agreementNumber: command.agreementNumber,
  form: command.form,
  ...(command.costCentre === undefined ? {} : { costCentre: command.costCentre }),
  customerName: agreement.customerName,
  programme: agreement.programme,
  market: agreement.market,
  editionId,
  term: agreement.term,
  lines,
  acceptedAt: at,
  ...correlationOf(command),
});

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
