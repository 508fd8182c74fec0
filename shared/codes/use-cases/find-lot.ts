import { belongsTo, type Lot } from "#shared/codes/domain/lot.ts";
import { type LotOwner, lotIdCandidate } from "#shared/codes/domain/lot-id.ts";
import type { LotRepository } from "#shared/codes/ports.ts";

/** An owner's lot, found as its id was given out; undefined while there is none. */
export async function findLot(
  owner: LotOwner,
  lots: Pick<LotRepository, "find">,
  candidate: typeof lotIdCandidate = lotIdCandidate,
): Promise<Lot | undefined> {
  for (let attempt = 0; ; attempt += 1) {
    const stored = await lots.find(candidate(owner, attempt));
    if (stored === undefined) return undefined;
    if (belongsTo(stored.value, owner)) return stored.value;
  }
}
