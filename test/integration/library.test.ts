import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  issueInvoice,
  mailedCodes,
  metered,
  placeOrder,
  problemOf,
  type RunningStack,
  readOrder,
  redeem,
  registerAgreement,
  sampleData,
  startRunningStack,
} from "#test/support/running-stack.ts";

describe("vouchers and library codes of a company", () => {
  let running: RunningStack;
  let orderId = "";
  let vouchers: readonly string[];
  let library: readonly string[];

  const unlock = (code: string, email = "luc@garonne-aero.example") =>
    running.api.plain<{ state: string; type?: string }>("/api/redemptions", {
      code,
      person: { name: "Luc Roy", email },
    });

  beforeAll(async () => {
    running = await startRunningStack();
    await registerAgreement(running, sampleData("agreement-fr"));
    ({ orderId } = (await placeOrder(running, sampleData("order-fr"))).body);
    await running.stack.timeMachine.settle();
    await issueInvoice(running, [orderId]);
    await running.stack.timeMachine.advanceTo(Date.parse("2027-01-08T00:00:00Z"));
    const codes = mailedCodes(running);
    [vouchers, library] = [codes.slice(0, 12), codes.slice(12)];
  });
  afterAll(() => running.stack.stop());

  it("come in one list, in French, and without any access mail", async () => {
    const { mails, promises } = await readOrder(running, orderId);

    expect([vouchers.length, library.length]).toEqual([12, 8]);
    expect(mails.map(({ kind }) => kind)).toEqual(["order-confirmation", "code-list"]);
    expect(promises.map(({ kind }) => kind)).toEqual(["confirm", "deliver"]);
    expect(running.stack.mailbox.messages().at(-1)?.text).toContain("e-bibliothèque de référence");
  });

  it("unlock the library to the end of the agreement, on the terms of its licence, in three requests", async () => {
    const { answer, requests, ru } = await metered(running, () => unlock(library[0] ?? ""));
    const repeat = await unlock(library[0] ?? "");

    expect(answer).toMatchObject({
      status: 200,
      body: {
        state: "unlocked",
        unlockedAt: expect.stringMatching(/^2027-01-08T/),
        accessUntil: "2027-09-30T22:00:00.000Z",
        licence: { print: false, copy: false, share: false },
      },
    });
    expect(repeat.body).toEqual(answer.body);
    expect(requests).toBe(3);
    expect(ru).toBeLessThanOrEqual(20);
  });

  it("open the library for one person", async () => {
    const other = await unlock(library[0] ?? "", "someone-else@garonne-aero.example");
    const lookup = await running.api.plain("/api/codes/lookup", { code: library[0] });

    expect([other.status, problemOf(other.body)]).toEqual([409, "code-already-redeemed"]);
    expect(lookup.body).toMatchObject({ state: "unlocked", families: [] });
  });

  it("take an exam where they pay for one, and none where they do not", async () => {
    const withExam = await redeem(running, library[1] ?? "");
    const without = await unlock(vouchers[0] ?? "");
    const voucher = await redeem(running, vouchers[0] ?? "");

    expect([withExam.status, problemOf(withExam.body)]).toEqual([422, "exam-not-allowed"]);
    expect([without.status, problemOf(without.body)]).toEqual([422, "exam-required"]);
    expect(voucher.body.state).toBe("redeemed");
  });

  it("give the same access on the last day as on the first, and count as used", async () => {
    await running.stack.timeMachine.advanceTo(Date.parse("2027-09-30T21:00:00Z"));
    const late = await unlock(library[2] ?? "");
    await running.stack.timeMachine.advanceTo(Date.parse("2027-10-01T00:00:00Z"));

    expect(late.body).toMatchObject({ state: "unlocked", accessUntil: "2027-09-30T22:00:00.000Z" });
    expect(await readOrder(running, orderId)).toMatchObject({
      status: "ended",
      lots: [
        { codes: 12, redeemed: 1, expired: 11 },
        { codes: 8, redeemed: 2, expired: 6 },
      ],
    });
  });
});
