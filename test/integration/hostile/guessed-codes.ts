import { randomBytes } from "node:crypto";
import { writeCode } from "#shared/codes/domain/code-format.ts";
import type { LotId } from "#shared/kernel/identifiers.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { openSeeds } from "#test/support/opened-seeds.ts";
import type { RunningStack } from "#test/support/running-stack.ts";

/** Codes whose check symbols are right, as only somebody with the check key can write them, and that are none of ours. */
export function guessedCodes(running: RunningStack) {
  const [key = ""]: string[] = JSON.parse(running.stack.settings.CODE_CHECK_KEYS ?? "[]");
  const checkKeys = [new Secret(Buffer.from(key, "base64"))] as const;
  const [opened] = openSeeds(running);
  if (opened === undefined) throw new Error("no lot was issued yet");
  const { lot, seed } = opened;
  const otherSeed = new Secret(randomBytes(32));
  return {
    ofNoLot: writeCode("AAAAA0" as LotId, 0, otherSeed, checkKeys).reveal(),
    ofAnotherSeed: writeCode(lot.lotId, 0, otherSeed, checkKeys).reveal(),
    beyondTheLot: writeCode(lot.lotId, lot.codes, seed, checkKeys).reveal(),
  };
}
