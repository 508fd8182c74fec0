import { createHmac, createSecretKey, randomBytes } from "node:crypto";
import { setImmediate as turnOfOthers } from "node:timers/promises";
import { type CheckKeys, isGenuine, readCode, writeCode } from "#shared/codes/domain/code-format.ts";
import type { LotId } from "#shared/kernel/identifiers.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { type Figure, figureOf, figureText, ratioOf, ratioText } from "#test/bench/figures.ts";
import { type Section, tableOf } from "#test/bench/report.ts";

/** A code is two of them: its own MAC, and the check of all before it. */
const HMACS_PER_CODE = 2;
const LOT = "ABC123" as LotId;

type Measured = { readonly hmacs: number; readonly computed: number; readonly verified: number };

/** Codes computed and verified in a second by the product's own functions, beside what the machine can do at most. */
export async function measureCodes({
  rounds,
  codes,
}: {
  readonly rounds: number;
  readonly codes: number;
}): Promise<Section> {
  const runs: Measured[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    await turnOfOthers();
    const run = runOnce(codes);
    // The first is to warm up.
    if (round > 0) runs.push(run);
  }
  const of = (pick: (run: Measured) => number) => figureOf(runs.map(pick));
  return codesSection(codes, {
    hmacs: of((run) => run.hmacs),
    computed: of((run) => run.computed),
    verified: of((run) => run.verified),
  });
}

function runOnce(count: number): Measured {
  const seed = new Secret(randomBytes(32));
  const checkKeys: CheckKeys = [new Secret(randomBytes(32))];
  const indexes = Array.from({ length: count }, (_, index) => index);

  const key = createSecretKey(seed.reveal());
  const hmacs = perSecond(count, () => {
    for (const index of indexes) createHmac("sha256", key).update(`${LOT}${index}`, "ascii").digest();
  });
  let texts: readonly string[] = [];
  const computed = perSecond(count, () => {
    texts = indexes.map((index) => writeCode(LOT, index, seed, checkKeys).reveal());
  });
  let genuine = 0;
  const verified = perSecond(count, () => {
    for (const text of texts) {
      const parts = readCode(text, checkKeys);
      if (parts !== undefined && isGenuine(parts, seed)) genuine += 1;
    }
  });
  if (genuine !== count) throw new Error(`${count - genuine} of ${count} codes were not recognised`);
  return { hmacs, computed, verified };
}

/** Of CPU time, which others on the machine change little. */
function perSecond(count: number, work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (count / (user + system)) * 1_000_000;
}

function codesSection(codes: number, { hmacs, computed, verified }: Readonly<Record<keyof Measured, Figure>>): Section {
  const limit = {
    median: hmacs.median / HMACS_PER_CODE,
    least: hmacs.least / HMACS_PER_CODE,
    most: hmacs.most / HMACS_PER_CODE,
  };
  const row = (name: string, figure: Figure) => [name, figureText(figure), ratioText(ratioOf(figure, limit))];
  return {
    heading: "Codes",
    blocks: [
      `One process, ${codes} codes a run. A code is two HMAC-SHA256; the limit is what this machine computes of them and nothing else, with keys prepared once.`,
      tableOf(
        ["", "per second of CPU", "of the limit"],
        [row("limit: two HMACs", limit), row("codes computed", computed), row("codes verified", verified)],
      ),
    ],
  };
}
