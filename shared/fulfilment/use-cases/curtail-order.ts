import { curtail, learnOfEnding, tell } from "#shared/fulfilment/domain/curtailment.ts";
import type { Fulfilment, FulfilmentLot } from "#shared/fulfilment/domain/fulfilment.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { agreementEnded } from "#shared/fulfilment/domain/mail-requests.ts";
import { endOfDay } from "#shared/fulfilment/domain/term.ts";
import type { CurtailLot, FindContacts, FulfilmentRepository, Nudge } from "#shared/fulfilment/ports.ts";
import type { TakeStep } from "#shared/fulfilment/use-cases/fulfil-order.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import { type Clock, plusMs } from "#shared/kernel/instant.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import { expected } from "#shared/kernel/versioned.ts";

/** An order learns that its agreement ends on `endsOn`; its steps do the rest. A repeat changes nothing. */
export type CurtailOrder = (command: {
  readonly orderId: OrderId;
  readonly endsOn: string;
}) => Promise<"curtailed" | "unchanged">;

type Dependencies = { readonly orders: FulfilmentRepository; readonly nudge: Nudge; readonly clock: Clock };

/** @throws {MissingDocumentError} when the order cannot be read yet. */
export const createCurtailOrder =
  ({ orders, nudge, clock }: Dependencies): CurtailOrder =>
  ({ orderId, endsOn }) =>
    retryWhenStale(async () => {
      const stored = expected(await orders.find(orderId), `order ${orderId}`);
      const change = learnOfEnding(stored.value, endsOn, clock());
      if (change === undefined) return "unchanged";
      const { session } = await orders.save(stored, change);
      await nudge.fulfilOrder(orderId, "curtailed", session);
      return "curtailed";
    });

/** Brings the end of every lot forward. Each lot moves once; a step that breaks off moves the rest when it is repeated. */
export const createCurtailLots =
  (curtailLot: CurtailLot): TakeStep =>
  async (fulfilment, at) => {
    const lots: FulfilmentLot[] = [];
    for (const lot of fulfilment.lots) lots.push(await curtailed(lot, fulfilment, curtailLot));
    return curtail(fulfilment, lots, at);
  };

/** A lot as it ends when its agreement does; the same where that is as it was. */
export async function curtailed(
  lot: FulfilmentLot,
  { ending, term }: Fulfilment,
  curtailLot: CurtailLot,
): Promise<FulfilmentLot> {
  const endsAt = ending && endOfDay(ending.endsOn, term.timeZone);
  if (endsAt === undefined || lot.expiresAt <= endsAt) return lot;
  const { expiresAt, expiryBoundBy } = await curtailLot(lot.lotId, endsAt);
  return { ...lot, expiresAt, expiryBoundBy, lastUsableOn: localDateOf(plusMs(expiresAt, -1), term.timeZone) };
}

/** Tells notices contact and reseller when the codes end now. */
export const createTellOfEnding =
  (findContacts: FindContacts): TakeStep =>
  async (fulfilment, at) => {
    const { ending } = fulfilment;
    if (ending === undefined) return undefined;
    return tell(fulfilment, agreementEnded(fulfilment, ending.endsOn, await findContacts(fulfilment)), at);
  };
