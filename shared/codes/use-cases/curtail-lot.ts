import { curtailmentAt, type Lot } from "#shared/codes/domain/lot.ts";
import type { LotRepository } from "#shared/codes/ports.ts";
import type { Clock, Instant } from "#shared/kernel/instant.ts";
import { expected } from "#shared/kernel/versioned.ts";

/** Brings an open lot's end forward with its agreement's, once; any other keeps the end it has. Two requests at most. */
export type CurtailLot = (lotId: string, expiresAt: Instant) => Promise<Pick<Lot, "expiresAt" | "expiryBoundBy">>;

/** @throws {MissingDocumentError} when there is no such lot, or not yet. */
export const createCurtailLot =
  ({ lots, clock }: { readonly lots: Pick<LotRepository, "curtail" | "find">; readonly clock: Clock }): CurtailLot =>
  async (lotId, expiresAt) => {
    const curtailed = await lots.curtail(lotId, curtailmentAt(clock(), expiresAt));
    return curtailed ?? expected(await lots.find(lotId), `lot ${lotId}`).value;
  };
