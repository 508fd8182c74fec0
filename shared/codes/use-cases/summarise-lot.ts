import { isParked, type Lot } from "#shared/codes/domain/lot.ts";
import type { LotRepository } from "#shared/codes/ports.ts";
import { MissingDocumentError } from "#shared/kernel/versioned.ts";

/** `redeemed` and `closedAt` are there once the lot is closed; what is not redeemed has expired then. */
export type LotSummary = Pick<Lot, "lotId" | "state" | "codes" | "expiresAt" | "closedAt" | "redeemed"> & {
  /** It waits for an operator. */
  readonly isParked: boolean;
};

export type SummariseLot = (lotId: string) => Promise<LotSummary>;

/** One read. @throws {MissingDocumentError} when there is no such lot, or not yet. */
export const createSummariseLot =
  ({ lots }: { readonly lots: Pick<LotRepository, "find"> }): SummariseLot =>
  async (lotId) => {
    const stored = await lots.find(lotId);
    if (stored === undefined) throw new MissingDocumentError(`lot ${lotId} cannot be read yet`);

    const { lotId: id, state, codes, expiresAt, closedAt, redeemed } = stored.value;
    return {
      lotId: id,
      state,
      codes,
      expiresAt,
      isParked: isParked(stored.value),
      ...(closedAt === undefined ? {} : { closedAt }),
      ...(redeemed === undefined ? {} : { redeemed }),
    };
  };
