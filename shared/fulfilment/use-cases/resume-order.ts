import type { Fulfilment } from "#shared/fulfilment/domain/fulfilment.ts";
import { holdOf, resume, wasResumed } from "#shared/fulfilment/domain/hold.ts";
import type { FindContacts, FulfilmentRepository, Nudge, ResumeLot, SummariseLot } from "#shared/fulfilment/ports.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";

export type ResumeOrderRefusal = "order-unknown" | "order-not-held" | "idempotency-key-reuse";

/**
 * The operator's word that an order may go on: takes its hold away, plans again what could not be mailed, for the
 * contacts as they are now, and ends the parking of the order, its mails and its lots. Resumed already, it stays so.
 */
export type ResumeOrder = (orderId: OrderId, claim: Claim) => Promise<Outcome<Fulfilment, ResumeOrderRefusal>>;

type Dependencies = {
  readonly orders: FulfilmentRepository;
  readonly findContacts: FindContacts;
  readonly summariseLot: SummariseLot;
  readonly resumeLot: ResumeLot;
  readonly nudge: Nudge;
  readonly clock: Clock;
};

export const createResumeOrder =
  (dependencies: Dependencies): ResumeOrder =>
  (orderId, claim) =>
    retryWhenStale(async () => {
      const stored = await dependencies.orders.find(orderId);
      if (stored === undefined) return refuse("order-unknown");
      const isStuck = await needsOperator(stored.value, dependencies);
      if (!isStuck && !wasResumed(stored.value)) return refuse("order-not-held");

      const claimed = await claim();
      if (!claimed.ok) return claimed;
      return accept(isStuck ? await resumeStuck(stored, dependencies) : stored.value);
    });

async function resumeStuck(
  stored: Versioned<Fulfilment>,
  { orders, findContacts, resumeLot, nudge, clock }: Dependencies,
): Promise<Fulfilment> {
  const { orderId, lots } = stored.value;
  const change = resume(stored.value, await findContacts(stored.value), clock());
  const { session } = await orders.save(stored, change);
  // After the order: a call that breaks off here finds the lots still parked when it is repeated.
  for (const { lotId } of lots) await resumeLot(lotId);
  await nudge.fulfilOrder(orderId, "resumed", session);
  return change.next;
}

async function needsOperator(fulfilment: Fulfilment, { orders, summariseLot }: Dependencies): Promise<boolean> {
  if (holdOf(fulfilment, await orders.findMails(fulfilment.orderId)) !== undefined) return true;
  const lots = await Promise.all(fulfilment.lots.map(({ lotId }) => summariseLot(lotId)));
  return lots.some(({ isParked }) => isParked);
}
