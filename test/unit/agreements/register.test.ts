import { describe, expect, it } from "vitest";
import { createEnterRegister } from "#shared/agreements/use-cases/enter-register.ts";
import { createReadRegister } from "#shared/agreements/use-cases/read-register.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { type Instant, instant } from "#shared/kernel/instant.ts";
import { MissingDocumentError, StaleVersionError } from "#shared/kernel/versioned.ts";
import { anAgreement, anEnteringOrder, InMemoryAgreements } from "#test/support/in-memory-agreements.ts";

async function setUp() {
  const agreements = new InMemoryAgreements();
  await agreements.create(anAgreement());
  let now: Instant = instant("2026-12-18T01:00:00Z");
  const enterRegister = createEnterRegister({ agreements, clock: () => now });
  const readRegister = createReadRegister({ agreements });
  const sums = async () => (await agreements.findRegister("EES-TW-1042"))?.value;
  return { agreements, enterRegister, readRegister, sums, setClock: (at: string) => (now = instant(at)) };
}

describe("the register of an agreement", () => {
  it("holds what was ordered, for how long and when it was entered", async () => {
    const { enterRegister, readRegister } = await setUp();

    await enterRegister(anEnteringOrder(1));

    expect(await readRegister("EES-TW-1042")).toEqual({
      ok: true,
      value: {
        orders: 1,
        codes: 60,
        entries: [
          {
            orderId: orderIdOf("lar-demo", "PO-1"),
            form: "pro-rated",
            subscription: { startsOn: "2026-12-18", endsOn: "2027-08-31" },
            codes: 60,
            codesBefore: 0,
            term: { startsOn: "2026-09-01", endsOn: "2027-08-31" },
            lots: [{ line: 0, part: 0, sku: "CLASS-MCP-30", codes: 60 }],
            enteredAt: "2026-12-18T01:00:00.000Z",
          },
        ],
      },
    });
  });

  it("enters an order once and keeps its first moment", async () => {
    const { enterRegister, readRegister, sums, setClock } = await setUp();
    await enterRegister(anEnteringOrder(1));
    setClock("2026-12-19T01:00:00Z");

    await enterRegister(anEnteringOrder(1));

    expect(await sums()).toEqual({ orders: 1, codes: 60, anchors: [] });
    expect(await readRegister("EES-TW-1042")).toMatchObject({
      value: { entries: [{ enteredAt: "2026-12-18T01:00:00.000Z" }] },
    });
  });

  it("enters an order once also when the answer of the write was lost", async () => {
    const { agreements, enterRegister, sums } = await setUp();
    agreements.loseNextAnswer();

    await enterRegister(anEnteringOrder(1));

    expect(await sums()).toEqual({ orders: 1, codes: 60, anchors: [] });
  });

  it("counts both of two orders that meet", async () => {
    const { agreements, enterRegister, sums } = await setUp();
    agreements.beforeNextWrite(() => enterRegister(anEnteringOrder(2)));

    await enterRegister(anEnteringOrder(1));

    expect(await sums()).toEqual({ orders: 2, codes: 120, anchors: [] });
  });

  it("R-51: gives whoever enters later a later place, also where it began before, so that no page is read past it", async () => {
    const { agreements, enterRegister, setClock } = await setUp();
    agreements.beforeNextWrite(() => {
      setClock("2026-12-18T01:00:01Z");
      return enterRegister(anEnteringOrder(2));
    });

    const late = await enterRegister(anEnteringOrder(1));

    expect(late.enteredAt).toBe("2026-12-18T01:00:01.000Z");
  });

  it("gives up, as a fault to retry, when every attempt loses", async () => {
    const { agreements, enterRegister } = await setUp();
    for (let number = 2; number <= 11; number += 1)
      agreements.beforeNextWrite(async () => {
        const register = await agreements.findRegister("EES-TW-1042");
        if (register)
          await agreements.change(anAgreement(), (await agreements.find("EES-TW-1042"))?.version ?? "", register);
      });

    await expect(enterRegister(anEnteringOrder(1))).rejects.toBeInstanceOf(StaleVersionError);
  });

  it("lists the oldest entry first", async () => {
    const { enterRegister, readRegister, setClock } = await setUp();
    await enterRegister(anEnteringOrder(1));
    setClock("2026-12-17T01:00:00Z");
    await enterRegister(anEnteringOrder(2));

    expect(await readRegister("EES-TW-1042")).toMatchObject({
      value: { entries: [{ orderId: orderIdOf("lar-demo", "PO-2") }, { orderId: orderIdOf("lar-demo", "PO-1") }] },
    });
  });

  it("is missing, for now, while its agreement cannot be read", async () => {
    const { enterRegister } = await setUp();

    const entering = enterRegister({ ...anEnteringOrder(1), agreementNumber: "EES-TW-0000" });

    await expect(entering).rejects.toBeInstanceOf(MissingDocumentError);
  });

  it("is refused for a number nobody registered", async () => {
    const { readRegister } = await setUp();

    expect(await readRegister("EES-TW-0000")).toEqual({ ok: false, refusal: "agreement-unknown" });
  });
});
