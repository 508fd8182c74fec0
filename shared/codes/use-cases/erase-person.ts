import { belongsTo } from "#shared/codes/domain/lot.ts";
import { type LotOwner, lotIdCandidate } from "#shared/codes/domain/lot-id.ts";
import type { PersonId } from "#shared/codes/domain/person.ts";
import type { FindOrderedLots, LotRepository } from "#shared/codes/ports.ts";
import type { LotId } from "#shared/kernel/identifiers.ts";

/** How many documents went. May be called any number of times: a repeat finds none. */
export type ErasePerson = (person: {
  readonly agreementNumber: string;
  readonly personId: PersonId;
}) => Promise<{ readonly erased: number }>;

type Dependencies = {
  readonly lots: Pick<LotRepository, "find" | "forgetPerson">;
  readonly findOrderedLots: FindOrderedLots;
  readonly candidate?: typeof lotIdCandidate;
};

/**
 * Deletes a person's name and address from every lot of the agreement, open or closed, lot by lot and each within its
 * partition. Codes keep their state and the person id, by which the person is still recognised.
 */
export const createErasePerson =
  ({ lots, findOrderedLots, candidate = lotIdCandidate }: Dependencies): ErasePerson =>
  async ({ agreementNumber, personId }) => {
    let erased = 0;
    for (const owner of await findOrderedLots(agreementNumber)) {
      const lotId = await lotOf(owner, lots, candidate);
      if (lotId !== undefined) erased += await lots.forgetPerson(lotId, personId);
    }
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
