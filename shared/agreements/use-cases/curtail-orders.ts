import { type Curtailing, sliceTurned } from "#shared/agreements/domain/curtailing.ts";
import type { EntryPlace, RegisterEntry } from "#shared/agreements/domain/register.ts";
import type { AgreementRepository, Curtailings, CurtailOrder } from "#shared/agreements/ports.ts";
import type { NudgeCurtailing } from "#shared/agreements/use-cases/nudge-curtailing.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import { expected, type Versioned } from "#shared/kernel/versioned.ts";

/** Orders that get their turn with one message. */
const ORDERS_A_SLICE = 200;
/** Orders that are written at once. */
const AT_ONCE = 16;

/**
 * Has the next orders of an agreement's register, but for cancelled ones, write down that it ends on `endsOn`, and sends
 * for those after them. A repeat goes on where the last broke off.
 * @throws {MissingDocumentError} when the early end cannot be read yet.
 * @throws {AggregateError} when an order could not be written; the others were, and it has another turn later.
 */
export type CurtailOrders = (ended: {
  readonly agreementNumber: string;
  readonly endsOn: string;
  readonly session?: string;
}) => Promise<"curtailed" | "curtailing">;

type Dependencies = {
  readonly agreements: Pick<AgreementRepository, "entriesAfter">;
  readonly curtailings: Curtailings;
  readonly curtailOrder: CurtailOrder;
  readonly nudge: NudgeCurtailing;
  readonly clock: Clock;
};

export const createCurtailOrders =
  (dependencies: Dependencies): CurtailOrders =>
  ({ agreementNumber, endsOn, session }) =>
    retryWhenStale(async () => {
      const name = `the early end of agreement ${agreementNumber}`;
      const stored = expected(await dependencies.curtailings.find(agreementNumber, endsOn, session), name);
      return stored.value.doneAt === undefined ? curtailSlice(stored, dependencies) : "curtailed";
    });

async function curtailSlice(
  { value, version, session }: Versioned<Curtailing>,
  { agreements, curtailings, curtailOrder, nudge, clock }: Dependencies,
) {
  const { agreementNumber, endsOn, after } = value;
  // Whoever reads the early end's session reads every order that entered before it.
  const entries = await agreements.entriesAfter(agreementNumber, after, ORDERS_A_SLICE + 1, session);
  const slice = entries.slice(0, ORDERS_A_SLICE);
  const orderIds = slice.filter(({ cancelledAt }) => cancelledAt === undefined).map(({ orderId }) => orderId);
  const faults = await curtailAll(orderIds, (orderId) => curtailOrder({ orderId, endsOn }));

  const turned = { upTo: placeOf(slice), failed: faults.length, isLast: entries.length <= ORDERS_A_SLICE };
  const next = sliceTurned(value, turned, clock());
  const saved = await curtailings.save({ value: next, version });
  if (faults.length > 0)
    throw new AggregateError(faults, `${faults.length} orders of agreement ${agreementNumber} not curtailed`);
  if (next.doneAt !== undefined) return "curtailed";
  if (next.after !== undefined) await nudge(next, saved);
  return "curtailing";
}

function placeOf(slice: readonly RegisterEntry[]): EntryPlace | undefined {
  const last = slice.at(-1);
  return last && { enteredAt: last.enteredAt, orderId: last.orderId };
}

/** @returns the faults: one order that cannot be written keeps none of the others. */
async function curtailAll(orderIds: readonly OrderId[], curtail: (orderId: OrderId) => Promise<unknown>) {
  const faults: unknown[] = [];
  const rest = [...orderIds];
  const work = async () => {
    for (let orderId = rest.pop(); orderId; orderId = rest.pop())
      await curtail(orderId).catch((error: unknown) => faults.push(error));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return faults;
}
