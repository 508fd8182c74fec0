import { createHash } from "node:crypto";
import type { CheckKeys } from "#shared/codes/domain/code-format.ts";
import { type Lot, type LotRequest, openLot } from "#shared/codes/domain/lot.ts";
import type { PersonId } from "#shared/codes/domain/person.ts";
import type { AssignedCode, Exam, RedeemedCode } from "#shared/codes/domain/redemption.ts";
import type { KeyRing } from "#shared/codes/domain/seal.ts";
import { sealSeed } from "#shared/codes/domain/sealed-seed.ts";
import type { RandomBytes } from "#shared/codes/ports.ts";
import type { LotId } from "#shared/kernel/identifiers.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { instant } from "#shared/kernel/instant.ts";
import { Secret } from "#shared/kernel/secret.ts";

/** 32 bytes that are the same for the same label. */
export const keyOf = (label: string): Secret<Buffer> => new Secret(createHash("sha256").update(label).digest());

export const checkKeys: CheckKeys = [keyOf("check key")];
export const personKey = keyOf("person key");
export const keyRing: KeyRing = { current: "key-1", keys: new Map([["key-1", keyOf("key ring 1")]]) };
export const seed = keyOf("seed");

/** Different bytes at every call, the same in every run. */
export function countingBytes(): RandomBytes {
  let calls = 0;
  return (size) => {
    calls += 1;
    return createHash("shake256", { outputLength: size }).update(`call ${calls}`).digest();
  };
}

export const lotRequest = (changes: Partial<LotRequest> = {}): LotRequest => ({
  orderId: orderIdOf("lar-demo", "PO-7781"),
  agreementNumber: "EES-TW-1042",
  line: 0,
  part: 0,
  sku: "CLASS-MCP-30",
  families: ["MCP"],
  codes: 30,
  releasedAt: instant("2026-09-10T00:00:00Z"),
  expiresAt: instant("2027-08-31T16:00:00Z"),
  expiryBoundBy: "agreement",
  ...changes,
});

/** An open lot whose seed is `seed`, sealed with `keyRing`. */
export function openedLot(changes: Partial<LotRequest> & { readonly lotId?: string } = {}): Lot {
  const { lotId = "7K2QF3", ...rest } = changes;
  const request = lotRequest(rest);
  const owner = { lotId: lotId as LotId, orderId: request.orderId };
  return openLot(request, owner.lotId, sealSeed(seed, Buffer.alloc(12, 7), owner, keyRing));
}

export const ada = { name: "Ada Byron", email: "ada@example.test" };
export const exam: Exam = { family: "MCP", examCode: "70-740", provider: "pearson-vue", testCentre: "90012345" };

export const redeemedCode = (lot: Lot, changes: Partial<RedeemedCode> = {}): RedeemedCode => ({
  lotId: lot.lotId,
  index: 0,
  personId: "person-of-ada" as PersonId,
  state: "redeemed",
  attemptId: "attempt-1",
  redeemedAt: instant("2026-10-01T08:00:00Z"),
  exam,
  ...changes,
});

export const assignedCode = (lot: Lot, changes: Partial<AssignedCode> = {}): AssignedCode => ({
  lotId: lot.lotId,
  index: 0,
  personId: "person-of-ada" as PersonId,
  state: "assigned",
  attemptId: "attempt-0",
  assignedAt: instant("2026-09-20T08:00:00Z"),
  ...changes,
});
