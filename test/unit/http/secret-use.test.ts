import { describe, expect, it } from "vitest";
import { createSecretUse, keyIdOf, type LastUsed } from "#functions/http/secret-use.ts";
import { HOUR_MS, instant, plusMs } from "#shared/kernel/instant.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";

const START = instant("2026-12-18T01:00:00Z");
const first = new Secret(Buffer.alloc(32, 1));
const successor = new Secret(Buffer.alloc(32, 2));
const [firstId, successorId] = [keyIdOf(first), keyIdOf(successor)];

function useWorld(stored: LastUsed = {}) {
  let now = START;
  let fault: Error | undefined;
  const writes: [string, LastUsed][] = [];
  const planned: (() => Promise<void>)[] = [];
  const use = createSecretUse({
    clock: () => now,
    later: (work) => planned.push(work),
    ledger: {
      read: async () => stored,
      merge: async (clientId, lastUsed) => {
        if (fault) throw fault;
        writes.push([clientId, lastUsed]);
      },
    },
  });
  return {
    ...use,
    writes,
    planned,
    runPlanned: () => Promise.all(planned.splice(0).map((work) => work())),
    pass: (ms: number) => {
      now = plusMs(now, ms);
    },
    failWith: (error?: Error) => {
      fault = error;
    },
  };
}

describe("the id of a secret", () => {
  it("is eight hexadecimal digits that tell secrets apart and not what they are", () => {
    expect(firstId).toMatch(/^[0-9a-f]{8}$/);
    expect(firstId).not.toBe(successorId);
    expect(firstId).not.toContain("0101");
  });
});

describe("the use of secrets", () => {
  it("is known at once, and written down later, in one write for all uses meanwhile", async () => {
    const { note, lastUsed, runPlanned, writes, planned, pass } = useWorld();

    note("lar-demo", first);
    pass(1000);
    note("lar-demo", successor);
    note("lar-demo", first);
    const known = await lastUsed("lar-demo");
    const plannedAtOnce = planned.length;
    await runPlanned();

    const both = { [firstId]: plusMs(START, 1000), [successorId]: plusMs(START, 1000) };
    expect([known, plannedAtOnce, writes]).toEqual([both, 1, [["lar-demo", both]]]);
  });

  it("is written at most once an hour for each key", async () => {
    const { note, runPlanned, writes, pass } = useWorld();
    note("lar-demo", first);
    await runPlanned();

    pass(HOUR_MS - 1);
    note("lar-demo", first);
    await runPlanned();
    const within = writes.length;
    pass(1);
    note("lar-demo", first);
    await runPlanned();

    expect([within, writes.length]).toEqual([1, 2]);
  });

  it("that could not be written is written after the next use", async () => {
    const { note, runPlanned, writes, failWith } = useWorld();
    failWith(new UnavailableError("away"));
    note("lar-demo", first);
    await expect(runPlanned()).rejects.toThrow("away");
    failWith();

    note("lar-demo", first);
    await runPlanned();

    expect(writes).toEqual([["lar-demo", { [firstId]: START }]]);
  });

  it("is the later one of what this instance and the others know", async () => {
    const { note, lastUsed } = useWorld({ [firstId]: plusMs(START, -1), [successorId]: plusMs(START, 1) });

    note("lar-demo", first);
    note("lar-demo", successor);

    expect(await lastUsed("lar-demo")).toEqual({ [firstId]: START, [successorId]: plusMs(START, 1) });
  });
});
