import { describe, expect, it } from "vitest";
import { writeCode } from "#shared/codes/domain/code-format.ts";
import type { Lot } from "#shared/codes/domain/lot.ts";
import { personIdOf } from "#shared/codes/domain/person.ts";
import { createAssignCode } from "#shared/codes/use-cases/assign-code.ts";
import { createExpireCodes } from "#shared/codes/use-cases/expire-codes.ts";
import { createIssueLot } from "#shared/codes/use-cases/issue-lot.ts";
import { createLookUpCode } from "#shared/codes/use-cases/look-up-code.ts";
import { createRedeemCode } from "#shared/codes/use-cases/redeem-code.ts";
import { type Instant, instant, MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { accept } from "#shared/kernel/outcome.ts";
import { startLots } from "#test/contract/lots/cosmos-lots.ts";
import {
  ada,
  assignedCode,
  checkKeys,
  countingBytes,
  exam,
  keyRing,
  lotRequest,
  openedLot,
  personKey,
  redeemedCode,
  seed,
} from "#test/unit/codes/lot-fixture.ts";

const lot = openedLot({ codes: 32_768 });
const usual = instant("2026-10-01T08:00:00Z");
const textOf = (index: number, { lotId }: Lot = lot) => writeCode(lotId, index, seed, checkKeys).reveal();

async function opened(at: Instant = usual) {
  const { cosmos, lots } = await startLots();
  await lots.create(lot);
  const dependencies = {
    lots,
    hasTestCentre: async () => false,
    keyRing,
    checkKeys,
    personKey,
    randomBytes: countingBytes(),
    clock: () => at,
  };
  const usageOf = async <Value>(act: () => Promise<Value>) => {
    const mark = cosmos.meter.mark();
    const value = await act();
    return { value, usage: cosmos.meter.since(mark) };
  };
  return { cosmos, lots, dependencies, usageOf, redeemCode: createRedeemCode(dependencies) };
}

describe("what codes cost", () => {
  it.each([1, 32_768])("issuing %i of them is one write", async (codes) => {
    const { dependencies, usageOf } = await opened();

    const { usage } = await usageOf(() => createIssueLot(dependencies)(lotRequest({ codes })));

    expect(usage.operations.map(({ operation }) => operation)).toEqual(["create"]);
    expect(usage.ru).toBeLessThan(10);
  });

  it("redeeming one is two reads and a batch, 20 request units at most", async () => {
    const { redeemCode, usageOf } = await opened();

    const { value, usage } = await usageOf(() => redeemCode({ code: textOf(5), person: ada, exam }));

    expect(value).toMatchObject({ ok: true, value: { isRepeat: false } });
    expect(usage.operations.map(({ operation }) => operation)).toEqual(["read", "read", "batch"]);
    expect(usage.ru).toBeLessThanOrEqual(20);
  });

  it("assigning one is two reads and a batch, 20 request units at most", async () => {
    const { dependencies, usageOf } = await opened();
    const assignCode = createAssignCode(dependencies);

    const { value, usage } = await usageOf(() =>
      assignCode({ code: textOf(5), person: ada }, async () => accept("first")),
    );

    expect(value).toMatchObject({ ok: true });
    expect(usage.operations.map(({ operation }) => operation)).toEqual(["read", "read", "batch"]);
    expect(usage.ru).toBeLessThanOrEqual(20);
  });

  it("redeeming one that is assigned is two reads and a replace, 20 request units at most", async () => {
    const { lots, redeemCode, usageOf } = await opened();
    const personId = personIdOf(lot.agreementNumber, ada.email, personKey);
    await lots.assign(assignedCode(lot, { index: 6, personId }), ada);

    const { value, usage } = await usageOf(() => redeemCode({ code: textOf(6), person: ada, exam }));

    expect(value).toMatchObject({ ok: true, value: { isRepeat: false } });
    expect(usage.operations.map(({ operation }) => operation)).toEqual(["read", "read", "replace"]);
    expect(usage.ru).toBeLessThanOrEqual(20);
  });

  it("a mistyped one reaches no database, a made-up one costs two reads and so does looking up", async () => {
    const { dependencies, redeemCode, usageOf } = await opened();
    const unknown = textOf(5, openedLot({ lotId: "AAAAA0" }));

    const mistyped = await usageOf(() => redeemCode({ code: `${textOf(5).slice(0, -1)}U`, person: ada, exam }));
    const madeUp = await usageOf(() => redeemCode({ code: unknown, person: ada, exam }));
    const lookedUp = await usageOf(() => createLookUpCode(dependencies)(textOf(5)));

    expect([mistyped, madeUp, lookedUp].map(({ usage }) => usage.requests)).toEqual([0, 2, 2]);
  });

  it.each([0, 150])("expiring a lot is two requests with %i codes redeemed", async (redeemed) => {
    const { lots, dependencies, usageOf } = await opened(plusMs(lot.expiresAt, 10 * MINUTE_MS));
    for (let index = 0; index < redeemed; index += 1) await lots.redeem(redeemedCode(lot, { index }), ada);
    const expireCodes = createExpireCodes({ ...dependencies, send: async () => undefined });

    const { value, usage } = await usageOf(() => expireCodes(lot.lotId));

    expect(value).toBe("closed");
    expect(usage.operations.map(({ operation }) => operation)).toEqual(["query", "patch"]);
    expect((await lots.find(lot.lotId))?.value.redeemed).toBe(redeemed);
  });
});

describe("codes on a database that fails", () => {
  it("know their own redemption when its answer was lost", async () => {
    const { cosmos, lots, redeemCode } = await opened();
    const { fired } = cosmos.faults.inject({ fault: { kind: "drop", when: "after" }, operation: "batch", times: 1 });

    const outcome = await redeemCode({ code: textOf(5), person: ada, exam });

    expect(fired()).toBe(1);
    expect(outcome).toMatchObject({ ok: true, value: { isRepeat: false } });
    expect(await lots.countRedeemed(lot.lotId)).toBe(1);
  });

  it("are issued once when the answer to that was lost", async () => {
    const { cosmos, dependencies } = await opened();
    const issueLot = createIssueLot(dependencies);
    const { fired } = cosmos.faults.inject({ fault: { kind: "drop", when: "after" }, operation: "create", times: 1 });

    const first = await issueLot(lotRequest());

    expect(fired()).toBe(1);
    expect(await issueLot(lotRequest())).toEqual(first);
    expect(cosmos.documents("lots")).toHaveLength(2);
  });

  it("tell the order that their lot has closed when the answer to that was lost", async () => {
    const { cosmos, lots, dependencies } = await opened(plusMs(lot.expiresAt, 10 * MINUTE_MS));
    const told: string[] = [];
    const send = async (_message: unknown, { messageId }: { readonly messageId: string }) => void told.push(messageId);
    const { fired } = cosmos.faults.inject({ fault: { kind: "drop", when: "after" }, operation: "patch", times: 1 });

    await createExpireCodes({ ...dependencies, send })(lot.lotId);

    expect(fired()).toBe(1);
    expect((await lots.find(lot.lotId))?.value.state).toBe("closed");
    expect(told).toEqual([`${lot.orderId}.ended.${lot.lotId}`]);
  });

  it("store no code, no seed in clear, and name and address in one document only", async () => {
    const { cosmos, redeemCode } = await opened();
    await redeemCode({ code: textOf(5), person: ada, exam });

    const bodies = cosmos.documents("lots").map(({ body }) => body);

    const plain = [textOf(5), textOf(5).replaceAll("-", ""), seed.reveal().toString("base64")];
    expect(bodies).toHaveLength(3);
    expect(bodies.filter((body) => plain.some((text) => body.includes(text)))).toEqual([]);
    expect(bodies.filter((body) => body.includes(ada.name) || body.includes(ada.email))).toHaveLength(1);
  });
});
