import { OUTLASTING_MS } from "#shared/codes/domain/assignment-batch.ts";
import type { lotIdCandidate } from "#shared/codes/domain/lot-id.ts";
import type { PersonId } from "#shared/codes/domain/person.ts";
import { poolOwnerOf } from "#shared/codes/domain/staff-pool.ts";
import type { FindOrderedLots, LotRepository } from "#shared/codes/ports.ts";
import { findLot } from "#shared/codes/use-cases/find-lot.ts";
import type { ForgetWaitingPerson } from "#shared/codes/use-cases/forget-waiting-person.ts";
import type { FulfilmentMessage, SendMessage } from "#shared/contracts/messages.ts";
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
 * Deletes a person's name and address from every lot of the agreement and its staff pool, open or closed, lot by lot
 * and each within its partition. Codes keep their state and the person id, by which the person is still recognised. Out of a batch of
 * assignments that is under way the person is taken first; a slice that was begun before may still write them, so as long
 * as there is one, everything is looked through again once that has ended.
 */
export const createErasePerson =
  ({ lots, findOrderedLots, forgetWaitingPerson, clock, send, candidate }: Dependencies): ErasePerson =>
  async ({ agreementNumber, personId }) => {
    const owners = await findOrderedLots(agreementNumber);
    let erased = 0;
    let isAnyUnderWay = false;
    for (const orderId of new Set(owners.map((owner) => owner.orderId))) {
      const { forgotten, isUnderWay } = await forgetWaitingPerson(orderId, personId);
      erased += forgotten;
      isAnyUnderWay ||= isUnderWay;
    }
    for (const owner of [...owners, poolOwnerOf(agreementNumber)]) {
      const lot = await findLot(owner, lots, candidate);
      if (lot !== undefined) erased += await lots.forgetPerson(lot.lotId, personId);
    }
    if (!isAnyUnderWay) return { erased };

    const notBefore = plusMs(clock(), OUTLASTING_MS);
    const messageId = `${personId}.erase.${notBefore}`;
    await send({ type: "erase-person", agreementNumber, personId }, { messageId, notBefore });
    return { erased };
  };
