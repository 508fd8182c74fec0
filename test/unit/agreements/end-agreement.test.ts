import { describe, expect, it } from "vitest";
import { createCurtailOrders } from "#shared/agreements/use-cases/curtail-orders.ts";
import { createEndAgreement } from "#shared/agreements/use-cases/end-agreement.ts";
import { createEnterRegister } from "#shared/agreements/use-cases/enter-register.ts";
import { createLeaveRegister } from "#shared/agreements/use-cases/leave-register.ts";
import { createRegisterAgreement } from "#shared/agreements/use-cases/register-agreement.ts";
import type { FulfilmentMessage } from "#shared/contracts/messages.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { instant } from "#shared/kernel/instant.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { anAgreement, anEnteringOrder, InMemoryAgreements } from "#test/support/in-memory-agreements.ts";

const AGREEMENT = "EES-TW-1042";
/** 00:30 on 19 December in Taipei. */
const NOW = instant("2026-12-18T16:30:00Z");
const first = async () => accept("first" as const);

async function setUp() {
  const agreements = new InMemoryAgreements();
  await agreements.create(anAgreement());
  const sent: FulfilmentMessage[] = [];
  const services = {
    agreements,
    clock: () => NOW,
    dateIn: localDateOf,
    send: async (message: FulfilmentMessage) => void sent.push(message),
  };
  const endAgreement = createEndAgreement(services);
  return {
    agreements,
    sent,
    end: (endsOn: string, agreementNumber = AGREEMENT) => endAgreement({ agreementNumber, endsOn }, first),
    endAgreement,
    enter: createEnterRegister(services),
    leave: createLeaveRegister(services),
    register: createRegisterAgreement({ ...services, grantAcademy: async () => accept(undefined) }),
    curtailOrders: createCurtailOrders(services),
    stored: async () => (await agreements.find(AGREEMENT))?.value,
  };
}

describe("ending an agreement before its term", () => {
  it("R-75: records the day, leaves the term, and has the orders told", async () => {
    const { end, stored, sent } = await setUp();

    expect(await end("2027-03-31")).toEqual(accept({ agreementNumber: AGREEMENT, endsOn: "2027-03-31" }));
    expect(await stored()).toEqual({ ...anAgreement(), ending: { endsOn: "2027-03-31", recordedAt: NOW } });
    expect(sent).toEqual([{ type: "end-agreement", agreementNumber: AGREEMENT, endsOn: "2027-03-31" }]);
  });

  it("changes nothing when it is repeated, but has the orders told again", async () => {
    const { agreements, end, sent } = await setUp();
    await end("2027-03-31");
    const { writes } = agreements;

    const again = await end("2027-03-31");

    expect([again.ok, agreements.writes, sent.length]).toEqual([true, writes, 2]);
  });

  it("brings the day forward, and never puts it off", async () => {
    const { end, stored } = await setUp();
    await end("2027-03-31");
    const forward = await end("2027-02-28");

    const later = await end("2027-03-31");

    expect(forward.ok).toBe(true);
    expect(later).toEqual({ ok: false, refusal: "ending-not-possible", pointer: "/data/endsOn" });
    expect((await stored())?.ending?.endsOn).toBe("2027-02-28");
  });

  it.each(["2026-12-18", "2027-09-01", "2026-08-31"])(
    "refuses %s: gone by in its zone, or outside its term",
    async (endsOn) => {
      const { end, stored, sent } = await setUp();

      expect(await end(endsOn)).toMatchObject({ refusal: "ending-not-possible" });
      expect([(await stored())?.ending, sent]).toEqual([undefined, []]);
    },
  );

  it("takes today, in its zone", async () => {
    const { end } = await setUp();

    expect((await end("2026-12-19")).ok).toBe(true);
  });

  it("refuses what nobody registered, and a webhook id that stood for something else", async () => {
    const { end, endAgreement, stored } = await setUp();
    const reused = await endAgreement({ agreementNumber: AGREEMENT, endsOn: "2027-03-31" }, async () =>
      refuse("idempotency-key-reuse"),
    );

    expect(await end("2027-03-31", "EES-TW-0000")).toMatchObject({ refusal: "agreement-not-found" });
    expect(reused).toMatchObject({ refusal: "idempotency-key-reuse" });
    expect((await stored())?.ending).toBeUndefined();
  });

  it("stays ended when the agreement is registered anew", async () => {
    const { end, register, stored } = await setUp();
    await end("2027-03-31");

    await register({ agreement: anAgreement({ resellerIds: ["lar-other"] }) }, first);

    expect(await stored()).toMatchObject({ resellerIds: ["lar-other"], ending: { endsOn: "2027-03-31" } });
  });

  it("R-48: an order about to enter at that moment ends with it", async () => {
    const { agreements, end, enter } = await setUp();
    agreements.beforeNextWrite(() => end("2027-03-31"));

    const entry = await enter(anEnteringOrder(1));

    expect(entry).toMatchObject({ subscription: { endsOn: "2027-03-31" }, term: { endsOn: "2027-03-31" } });
  });

  it("tells every order in the register but cancelled ones, as often as it is asked to", async () => {
    const { curtailOrders, enter, leave, sent } = await setUp();
    for (let number = 1; number <= 70; number += 1) await enter(anEnteringOrder(number));
    await leave(anEnteringOrder(7));

    const ended = { agreementNumber: AGREEMENT, endsOn: "2027-03-31" };
    const told = [await curtailOrders(ended), await curtailOrders(ended)];

    expect(told).toEqual([{ told: 69 }, { told: 69 }]);
    expect(new Set(sent.map((message) => ("orderId" in message ? message.orderId : ""))).size).toBe(69);
    expect(sent[0]).toMatchObject({ type: "curtail-order", endsOn: "2027-03-31" });
  });
});
