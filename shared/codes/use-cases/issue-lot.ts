import { belongsTo, type Lot, type LotRequest, openLot } from "#shared/codes/domain/lot.ts";
import { lotIdCandidate } from "#shared/codes/domain/lot-id.ts";
import { type KeyRing, NONCE_BYTES } from "#shared/codes/domain/seal.ts";
import { SEED_BYTES, sealSeed } from "#shared/codes/domain/sealed-seed.ts";
import type { LotRepository, RandomBytes } from "#shared/codes/ports.ts";
import type { LotId } from "#shared/kernel/identifiers.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { MissingDocumentError } from "#shared/kernel/versioned.ts";

/** As stored: a repeat tells the release and the expiry of the first time. */
export type IssuedLot = Pick<
  Lot,
  "lotId" | "codes" | "releasedAt" | "expiresAt" | "expiryBoundBy" | "awaitsTestCentre"
>;

export type IssueLot = (request: LotRequest) => Promise<IssuedLot>;

type Dependencies = {
  readonly lots: Pick<LotRepository, "create" | "find">;
  readonly keyRing: KeyRing;
  readonly randomBytes: RandomBytes;
  readonly candidate?: typeof lotIdCandidate;
};

/** Ids of other lots met in a row after which something other than chance is at work. */
const MAX_CANDIDATES = 16;

/**
 * Issues the codes of one part of an order line in one write, once, whatever their number; a repeat changes nothing.
 * @throws {RangeError} unless 1 to 32,768 codes are asked for. @throws {MissingDocumentError} when a lot that exists
 * cannot be read yet.
 */
export function createIssueLot(dependencies: Dependencies): IssueLot {
  const { lots, candidate = lotIdCandidate } = dependencies;

  return async (request) => {
    for (let attempt = 0; attempt < MAX_CANDIDATES; attempt += 1) {
      const lot = newLot(request, candidate(request, attempt), dependencies);
      if ((await lots.create(lot)) === "created") return issued(lot);

      const stored = await lots.find(lot.lotId);
      if (stored === undefined) throw new MissingDocumentError(`lot ${lot.lotId} exists and cannot be read yet`);
      if (belongsTo(stored.value, request)) return issuedBefore(stored.value, request);
    }
    throw new Error(`no free lot id for order ${request.orderId}, line ${request.line}, part ${request.part}`);
  };
}

function newLot(request: LotRequest, lotId: LotId, { keyRing, randomBytes }: Dependencies): Lot {
  const owner = { lotId, orderId: request.orderId };
  const seed = sealSeed(new Secret(randomBytes(SEED_BYTES)), randomBytes(NONCE_BYTES), owner, keyRing);
  return openLot(request, lotId, seed);
}

function issuedBefore(lot: Lot, { codes }: LotRequest): IssuedLot {
  if (lot.codes !== codes) throw new Error(`lot ${lot.lotId} holds ${lot.codes} codes, not ${codes}`);
  return issued(lot);
}

const issued = ({ lotId, codes, releasedAt, expiresAt, expiryBoundBy, awaitsTestCentre }: Lot): IssuedLot => ({
  lotId,
  codes,
  releasedAt,
  expiresAt,
  expiryBoundBy,
  ...(awaitsTestCentre === undefined ? {} : { awaitsTestCentre }),
});
