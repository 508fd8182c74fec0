import { OUTLASTING_MS } from "#shared/codes/domain/assignment-batch.ts";
import { belongsTo } from "#shared/codes/domain/lot.ts";
import { type LotOwner, lotIdCandidate } from "#shared/codes/domain/lot-id.ts";
import type { PersonId } from "#shared/codes/domain/person.ts";
import type { FindOrderedLots, LotRepository } from "#shared/codes/ports.ts";
import type { ForgetWaitingPerson } from "#shared/codes/use-cases/forget-waiting-person.ts";
import type { FulfilmentMessage, SendMessage } from "#shared/contracts/messages.ts";
import type { LotId } from "#shared/kernel/identifiers.ts";
import { type Clock, plusMs } from "#shared/kernel/instant.ts";

/** How many documents went. May be called any number of times: a repeat finds none. */
export type ErasePerson = (person: {
  readonly agreementNumber: string;
  readonly personId: PersonId;
}) => Promise<{ readonly erased: number }>;

type Dependencies = {
  readonly lots: Pick<LotRepository, "find" | "forgetPerson">;
  readonly findOrderedLots: FindOrderedLots;
  readonly forgetWaitingPerson: ForgetWaitingPerson;
  readonly clock: Clock;
  readonly send: SendMessage<FulfilmentMessage>;
  readonly candidate?: typeof lotIdCandidate;
};

/**
 * Deletes a person's name and address from every lot of the agreement, open or closed, lot by lot and each within its
 * partition. Codes keep their state and the person id, by which the person is still recognised. Out of a batch of
 * assignments that is under way the person is taken first; a slice that was begun before may still write them, so as long
 * as there is one, everything is looked through again once that has ended.
 */
export const createErasePerson =
  ({
    lots,
    findOrderedLots,
    forgetWaitingPerson,
    clock,
    send,
    candidate = lotIdCandidate,
  }: Dependencies): ErasePerson =>
  async ({ agreementNumber, personId }) => {
    const owners = await findOrderedLots(agreementNumber);
    let erased = 0;
    let isAnyUnderWay = false;
    for (const orderId of new Set(owners.map((owner) => owner.orderId))) {
      const { forgotten, isUnderWay } = await forgetWaitingPerson(orderId, personId);
      erased += forgotten;
      isAnyUnderWay ||= isUnderWay;
    }
    for (const owner of owners) {
      const lotId = await lotOf(owner, lots, candidate);
      if (lotId !== undefined) erased += await lots.forgetPerson(lotId, personId);
    }
    if (!isAnyUnderWay) return { erased };

    const notBefore = plusMs(clock(), OUTLASTING_MS);
    const messageId = `${personId}.erase.${notBefore}`;
    await send({ type: "erase-person", agreementNumber, personId }, { messageId, notBefore });
    return { erased };
  };

/** The id of an owner's lot, found as it was given out; undefined while it is not released. */
async function lotOf(
  owner: LotOwner,
  lots: Dependencies["lots"],
  candidate: typeof lotIdCandidate,
): Promise<LotId | undefined> {
  for (let attempt = 0; ; attempt += 1) {
    const stored = await lots.find(candidate(owner, attempt));
    if (stored === undefined) return undefined;
    if (belongsTo(stored.value, owner)) return stored.value.lotId;
  }
}
