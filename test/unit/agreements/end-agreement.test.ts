import { describe, expect, it } from "vitest";
import { createEndAgreement } from "#shared/agreements/use-cases/end-agreement.ts";
import { createEnterRegister } from "#shared/agreements/use-cases/enter-register.ts";
import { createNudgeCurtailing } from "#shared/agreements/use-cases/nudge-curtailing.ts";
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
    curtailings: agreements.curtailings,
    clock: () => NOW,
    dateIn: localDateOf,
    nudge: createNudgeCurtailing({
      clock: () => NOW,
      send: async (message: FulfilmentMessage) => void sent.push(message),
      onLost: () => undefined,
    }),
  };
  const endAgreement = createEndAgreement(services);
  return {
    agreements,
    sent,
    end: (endsOn: string, agreementNumber = AGREEMENT) => endAgreement({ agreementNumber, endsOn }, first),
    endAgreement,
    enter: createEnterRegister(services),
    register: createRegisterAgreement({ ...services, grantAcademy: async () => accept(undefined) }),
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

  it("sends nothing for the last day of the term, which is its end already", async () => {
    const { end, stored, sent } = await setUp();

    expect((await end("2027-08-31")).ok).toBe(true);
    expect([(await stored())?.ending, sent]).toEqual([undefined, []]);
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

  it("takes the early end back unchanged with what was read, and refuses another", async () => {
    const { end, register, stored } = await setUp();
    await end("2027-03-31");
    const agreement = anAgreement({ resellerIds: ["lar-other"] });

    const other = await register({ agreement, readEndsOn: "2027-02-28" }, first);
    const same = await register({ agreement, readEndsOn: "2027-03-31" }, first);

    expect(other).toEqual({ ok: false, refusal: "term-immutable", pointer: "/data/ending" });
    expect(same).toMatchObject({ ok: true, value: { effect: "changed" } });
    expect((await stored())?.ending?.endsOn).toBe("2027-03-31");
  });

  it("R-48: an order about to enter at that moment ends with it", async () => {
    const { agreements, end, enter } = await setUp();
    agreements.beforeNextWrite(() => end("2027-03-31"));

    const entry = await enter(anEnteringOrder(1));

    expect(entry).toMatchObject({ subscription: { endsOn: "2027-03-31" }, term: { endsOn: "2027-03-31" } });
  });
});
