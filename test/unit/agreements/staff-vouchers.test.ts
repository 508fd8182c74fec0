import { describe, expect, it } from "vitest";
import { HOUR_MS, instant, plusMs } from "#shared/kernel/instant.ts";
import { refuse } from "#shared/kernel/outcome.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import { WORKED_EXAMPLES } from "#test/requirements/worked-examples.ts";
import { claim, END, lotOf, mei, NOW, school, teacher } from "#test/unit/agreements/staff-voucher-world.ts";

const { withPool, withoutPool } = WORKED_EXAMPLES[14];

describe("the pool of staff vouchers", () => {
  it("R-22: is one of 30 for all schools of an agreement; the 31st is refused by the edition's word (D-16) (example 14)", async () => {
    const { draw } = await school();
    const numbers = Array.from({ length: withPool.vouchers }, (_, number) => number);
    const codes = new Set<string>();
    for (const number of numbers) {
      const drawn = await draw(`d-${number}`, teacher(number), claim, `School ${number % withPool.schools}`);
      if (drawn.ok) codes.add(drawn.value.code.reveal());
    }

    const oneMore = await draw("d-30", teacher(30));

    expect(codes.size).toBe(30);
    expect(oneMore).toEqual({
      ok: false,
      refusal: "staff-pool-exhausted",
      extensions: {
        edition: "C-2019-zh",
        rule: "R-22",
        source: { locale: "zh-TW", date: "2019-07-30", section: "Imagine Academy", line: 37 },
      },
    });
  });

  it("R-22: pays for MOS, MTA, Fundamentals and MCE exams, and for no MCP exam (example 14)", async () => {
    const { redeem, codeOf } = await school();
    const families = ["MOS", "MTA", "Fundamentals", "MCE"];
    const code = await codeOf("d-mcp");

    const refused = await redeem(code, withPool.familyRefused);
    const paid = [];
    for (const family of families) paid.push(await redeem(await codeOf(`d-${family}`), family));

    expect(refused).toMatchObject({ ok: false, refusal: "family-not-in-pack", pointer: "/exam/family" });
    expect(paid.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  });

  it.each([withoutPool.edition, "A-2019-de"])(
    "is not there under edition %s (R-22, D-16) (example 14)",
    async (edition) => {
      const { draw } = await school(edition);

      expect(await draw("d-1")).toEqual({ ok: false, refusal: "staff-pool-not-granted" });
    },
  );

  it("R-22: gives each code to one person, and nobody else redeems it", async () => {
    const { redeem, codeOf } = await school();
    const code = await codeOf("d-1");

    expect(await redeem(code, "MOS", teacher(2))).toEqual({ ok: false, refusal: "non-transferable" });
    expect(await redeem(code, "MOS")).toMatchObject({ ok: true });
  });
});

describe("drawing a staff voucher", () => {
  it("again gives the same code, counted once, also after the end of the agreement", async () => {
    const { draw, drawn, time } = await school();
    const first = await draw("d-1");
    time.now = plusMs(END, HOUR_MS);

    const again = await draw("d-1", { ...mei, email: "MEI@qinglan.example" });

    expect(first).toMatchObject({ ok: true, value: { drawId: "d-1", drawnAt: NOW, assignedAt: NOW, expiresAt: END } });
    expect(again).toEqual(first);
    expect(await drawn()).toBe(1);
  });

  it("under an id that names another school's or person's voucher is refused", async () => {
    const { draw, drawn } = await school();
    await draw("d-1");

    const conflict = { ok: false, refusal: "conflict", pointer: "/data/drawId" };
    expect(await draw("d-1", teacher(2))).toEqual(conflict);
    expect(await draw("d-1", mei, claim, "School 2")).toEqual(conflict);
    expect(await drawn()).toBe(1);
  });

  it("that broke off after counting is healed by the same call", async () => {
    const { draw, drawn, outages } = await school();
    outages.push(new UnavailableError("away"));

    await expect(draw("d-1")).rejects.toThrow(UnavailableError);
    const again = await draw("d-1");

    expect(again).toMatchObject({ ok: true });
    expect(await drawn()).toBe(1);
  });

  it("R-22: at the same moment as 35 others gives 30 different codes and no more", async () => {
    const { draw, drawn } = await school();

    const outcomes = await Promise.all(Array.from({ length: 36 }, (_, number) => draw(`d-${number}`, teacher(number))));

    const codes = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.code.reveal()] : []));
    expect([codes.length, new Set(codes).size, await drawn()]).toEqual([30, 30, 30]);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal === "staff-pool-exhausted")).toHaveLength(6);
  });

  it("stores nothing under a webhook id that was used for something else", async () => {
    const { draw, drawn } = await school();

    const outcome = await draw("d-1", mei, async () => refuse("idempotency-key-reuse"));

    expect(outcome).toEqual({ ok: false, refusal: "idempotency-key-reuse" });
    expect(await drawn()).toBe(0);
  });

  it.each([
    ["before the term", "2026-08-31T15:59:59.999Z"],
    ["after it", "2027-08-31T16:00:00.000Z"],
  ])("is refused %s", async (_when, now) => {
    const { draw, time } = await school();
    time.now = instant(now);

    expect(await draw("d-1")).toMatchObject({ refusal: "agreement-not-running" });
  });
});

describe("the codes of a pool", () => {
  it("R-75: end with the agreement and are closed without an order being told", async () => {
    const { codeOf, redeem, expire, time, lots, sent } = await school();
    const code = await codeOf("d-1");
    time.now = END;

    const late = await redeem(code, "MOS");
    time.now = plusMs(END, HOUR_MS);
    const closed = [await expire(lotOf(code)), await expire(lotOf(code))];

    expect(late).toEqual({ ok: false, refusal: "code-expired" });
    expect(closed).toEqual(["closed", "nothing-due"]);
    expect((await lots.find(lotOf(code)))?.value).toMatchObject({ state: "closed", expiryBoundBy: "agreement" });
    expect(sent).toEqual([]);
  });

  it("R-75: end early with their agreement, those drawn before and those drawn after", async () => {
    const { codeOf, end, lots } = await school();
    const before = await codeOf("d-1");

    await end("2027-03-31");
    const after = await codeOf("d-2");

    expect(lotOf(after)).toBe(lotOf(before));
    expect((await lots.find(lotOf(before)))?.value).toMatchObject({
      expiresAt: "2027-03-31T16:00:00.000Z",
      expiryBoundBy: "agreement-ended",
    });
  });

  it("have the early end also where none was drawn before it", async () => {
    const { codeOf, end, lots } = await school();
    await end("2027-03-31");

    const code = await codeOf("d-1");

    expect((await lots.find(lotOf(code)))?.value.expiresAt).toBe("2027-03-31T16:00:00.000Z");
  });

  it("keep a person's name apart, who is erased with the agreement's other codes", async () => {
    const { codeOf, erase, lots, redeem } = await school();
    const code = await codeOf("d-1");

    const erased = await erase();

    expect(erased).toEqual({ erased: 1 });
    expect(lots.people.size).toBe(0);
    expect(await redeem(code, "MOS")).toMatchObject({ ok: true });
  });
});
