import { randomBytes } from "node:crypto";
import { readCode, writeCode } from "#shared/codes/domain/code-format.ts";
import type { LotId } from "#shared/kernel/identifiers.ts";
import { Secret } from "#shared/kernel/secret.ts";
import type { RunningStack } from "#test/support/running-stack.ts";

/** Codes whose check symbols are right, as only somebody with the check key can write them, and that are none of ours. */
export function guessedCodes({ stack }: RunningStack, code: string) {
  const [key = ""]: string[] = JSON.parse(stack.settings.CODE_CHECK_KEYS ?? "[]");
  const checkKeys = [new Secret(Buffer.from(key, "base64"))] as const;
  const lotId = readCode(code, checkKeys)?.lotId;
  if (lotId === undefined) throw new Error("not a code of this stack");
  const seed = new Secret(randomBytes(32));
  return {
    ofNoLot: writeCode("AAAAA0" as LotId, 0, seed, checkKeys).reveal(),
    ofAnotherSeed: writeCode(lotId, 0, seed, checkKeys).reveal(),
    beyondTheLot: writeCode(lotId, 32_767, seed, checkKeys).reveal(),
  };
}
