import { describe, expect, it } from "vitest";
import { writeCode } from "#shared/codes/domain/code-format.ts";
import { createRedeemCode, type RedeemCodeRequest } from "#shared/codes/use-cases/redeem-code.ts";
import { instant } from "#shared/kernel/instant.ts";
import { InMemoryLots } from "#test/support/in-memory-lots.ts";
import {
  ada,
  checkKeys,
  countingBytes,
  exam,
  keyRing,
  openedLot,
  personKey,
  seed,
} from "#test/unit/codes/lot-fixture.ts";

const ENROLMENT = "https://certiport.example/enrol";
const lot = openedLot({ awaitsTestCentre: true, enrolmentUrl: ENROLMENT });
const textOf = (index: number) => writeCode(lot.lotId, index, seed, checkKeys).reveal();

async function opened() {
  const lots = new InMemoryLots();
  await lots.create(lot);
  const around = { hasTestCentre: false, now: instant("2026-10-01T08:00:00Z") };
  const redeemCode = createRedeemCode({
    lots,
    hasTestCentre: async () => around.hasTestCentre,
    keyRing,
    checkKeys,
    personKey,
    randomBytes: countingBytes(),
    clock: () => around.now,
  });
  const redeem = (changes: Partial<RedeemCodeRequest> = {}) =>
    redeemCode({ code: textOf(3), person: ada, exam, ...changes });
  return { around, redeem };
}

describe("redeeming a code of a site pack released without a test centre", () => {
  it("is refused with the way to one, and uses nothing up until there is one (R-35, R-36, T-14)", async () => {
    const { around, redeem } = await opened();

    const refused = await redeem();
    around.hasTestCentre = true;
    const redeemed = await redeem();

    expect(refused).toEqual({ ok: false, refusal: "test-centre-required", extensions: { enrolment: ENROLMENT } });
    expect(redeemed).toMatchObject({ ok: true, value: { state: "redeemed", isRepeat: false } });
  });

  it("says first what no centre would change", async () => {
    const { around, redeem } = await opened();
    around.hasTestCentre = true;
    await redeem();
    around.hasTestCentre = false;

    const repeat = await redeem();
    const another = await redeem({ person: { name: "Bob Noyce", email: "bob@example.test" } });
    around.now = lot.expiresAt;
    const late = await redeem({ code: textOf(4) });

    expect(repeat).toMatchObject({ ok: true, value: { isRepeat: true } });
    expect([another, late]).toMatchObject([{ refusal: "code-already-redeemed" }, { refusal: "code-expired" }]);
  });
});
