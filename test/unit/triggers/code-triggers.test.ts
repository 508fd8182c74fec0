import { describe, expect, it } from "vitest";
import { createBrakeGuesses } from "#functions/codes/brake-guesses.ts";
import { lookUpCodeOverHttp } from "#functions/codes/look-up-code.http.ts";
import { redeemCodeOverHttp } from "#functions/codes/redeem-code.http.ts";
import { createGuessLimit } from "#functions/http/guess-limit.ts";
import type { RedeemCode, RedeemRefusal } from "#shared/codes/use-cases/redeem-code.ts";
import type { LotId } from "#shared/kernel/identifiers.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { answerTo, NOW } from "#test/unit/triggers/trigger-world.ts";

const person = { name: "王小明", email: "ming@qinglan.example" };
const exam = { family: "MCP", examCode: "70-740", provider: "pearson-vue", testCentre: "90012345" } as const;
const redeemed: RedeemCode = async (request) =>
  accept({
    lotId: "AAAAA0" as LotId,
    index: 7,
    state: "redeemed",
    redeemedAt: NOW,
    isRepeat: false,
    deadlines: { registerBefore: NOW, mustSitBefore: null },
    ...(request.exam && { exam: request.exam }),
  });

/** Redeeming behind a brake that blocks after three wrong codes. */
function redeeming(redeem: RedeemCode) {
  const brake = createBrakeGuesses(
    createGuessLimit(() => NOW, { maxFailures: 3 }),
    () => true,
  );
  const trigger = redeemCodeOverHttp(redeem, brake);
  return (body: unknown = { code: "a code", person, exam }, address = "203.0.113.1") =>
    answerTo(trigger, {
      path: "/api/redemptions",
      body: JSON.stringify(body),
      headers: { "x-forwarded-for": address },
    });
}

describe("POST /redemptions", () => {
  it("answers when and for what the code was redeemed, until when, and neither its lot nor its index (T-18)", async () => {
    const { status, body } = await redeeming(redeemed)();

    expect(status).toBe(200);
    expect(body).toEqual({ state: "redeemed", redeemedAt: NOW, exam, registerBefore: NOW, mustSitBefore: null });
  });

  it("takes a library code without an exam, and answers how long and how it may be used (R-68, R-69)", async () => {
    const licence = { print: false, copy: false, share: false } as const;
    const unlocked = {
      lotId: "AAAAA0" as LotId,
      index: 7,
      state: "unlocked",
      redeemedAt: NOW,
      isRepeat: false,
    } as const;
    const { body } = await redeeming(async () => accept({ ...unlocked, library: { until: NOW, licence } }))({
      code: "a code",
      person,
    });

    expect(body).toEqual({ state: "unlocked", unlockedAt: NOW, accessUntil: NOW, licence });
  });

  it.each(["redeemedAt", "status", "lotId"])("refuses a member %s", async (name) => {
    const { status, problem } = await redeeming(redeemed)({ code: "a code", person, exam, [name]: 1 });

    expect([status, problem]).toEqual([422, "validation"]);
  });

  it.each([{}, { code: 7 }, { code: null }, { code: "" }, { code: ["x"] }, { code: "x".repeat(65) }])(
    "refuses %j as a code (R-66)",
    async (wrong) => {
      expect((await redeeming(redeemed)({ person, exam, ...wrong })).problem).toBe("validation");
    },
  );
});

describe("the brake on guessing", () => {
  it.each<RedeemRefusal>(["code-malformed", "code-not-recognised"])("counts %s, per address", async (refusal) => {
    const redeem = redeeming(async () => refuse(refusal));
    for (let guess = 0; guess < 3; guess += 1) await redeem();

    const [braked, elsewhere] = [await redeem(), await redeem(undefined, "203.0.113.2")];

    expect([braked.status, braked.problem, braked.headers.get("retry-after")]).toEqual([429, "rate-limited", "300"]);
    expect(elsewhere.problem).toBe(refusal);
  });

  it.each<RedeemRefusal>(["code-expired", "code-already-redeemed", "family-not-in-pack"])(
    "never counts %s: the code was right",
    async (refusal) => {
      const redeem = redeeming(async () => refuse(refusal));
      for (let time = 0; time < 9; time += 1) await redeem();

      expect((await redeem()).problem).toBe(refusal);
    },
  );
});

describe("POST /codes/lookup", () => {
  it("answers what the code is good for", async () => {
    const known = {
      state: "available",
      families: ["MCP"],
      expiresAt: NOW,
      expiryBoundBy: "agreement",
    } as const;
    const brake = createBrakeGuesses(
      createGuessLimit(() => NOW),
      () => true,
    );
    const trigger = lookUpCodeOverHttp(async () => accept(known), brake);

    const { status, body } = await answerTo(trigger, { path: "/api/codes/lookup", body: '{"code":"a code"}' });

    expect([status, body]).toEqual([200, known]);
  });
});
