import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  deliverSampleOrder,
  metered,
  problemOf,
  type RunningStack,
  redeem,
  startRunningStack,
} from "#test/support/running-stack.ts";

const FREEZE = "/api/publisher/redemption-freeze";

type Freeze = { readonly isFrozen: boolean; readonly frozenAt: string; readonly everywhereFrom: string };

describe("a freeze of redemptions", () => {
  let running: RunningStack;
  let codes: readonly string[];

  beforeAll(async () => {
    running = await startRunningStack();
    ({ codes } = await deliverSampleOrder(running));
  });
  afterAll(() => running.stack.stop());

  const write = (method: "PUT" | "POST", path: string, type: string, data: unknown) =>
    running.api.signed<Freeze>({ client: "publisher", method, path, message: { type, data } });
  const freeze = () => write("PUT", FREEZE, "redemptions.frozen", { reason: "restore of 5 January" });
  const lift = (frozenAt: string) => write("POST", `${FREEZE}/lifting`, "redemptions.unfrozen", { frozenAt });
  const read = () => running.api.signed<Freeze>({ client: "publisher", method: "GET", path: FREEZE });
  const until = (moment: string) => running.stack.timeMachine.advanceTo(Date.parse(moment));

  it("holds on every instance from the moment it names: nobody redeems, whoever asks can look up", async () => {
    expect((await redeem(running, codes[0] ?? "")).status).toBe(200);

    const { status, body } = await freeze();
    await until(body.everywhereFrom);
    const refused = await redeem(running, codes[1] ?? "");
    const lookedUp = await running.api.plain<{ state: string }>("/api/codes/lookup", { code: codes[1] });

    expect([status, body.isFrozen]).toEqual([200, true]);
    expect([refused.status, problemOf(refused.body)]).toEqual([503, "redemptions-frozen"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(lookedUp.body.state).toBe("available");
    expect((await read()).body).toEqual(body);
  });

  it("asks nothing of the lots, and no more than one read of the switch", async () => {
    const { requests, switchReads } = await metered(running, async () => {
      for (let time = 0; time < 5; time += 1) await redeem(running, codes[1] ?? "");
    });

    expect(requests).toBe(0);
    expect(switchReads).toBeLessThanOrEqual(1);
  });

  it("stops assigning as well", async () => {
    const person = { name: "陳品妤", email: "pinyu@qinglan.example" };
    const assigned = await write("POST", "/api/publisher/assignments", "code.assigned", { code: codes[2], person });

    expect([assigned.status, problemOf(assigned.body)]).toEqual([503, "redemptions-frozen"]);
  });

  it("is lifted by its own name only, and then codes are as good as before", async () => {
    const { frozenAt } = (await read()).body;

    const wrong = await lift("2026-12-18T01:00:00.000Z");
    const lifted = await lift(frozenAt);
    await until(lifted.body.everywhereFrom);

    expect([wrong.status, problemOf(wrong.body)]).toEqual([412, "precondition-failed"]);
    expect([lifted.status, lifted.body.isFrozen]).toEqual([200, false]);
    expect((await redeem(running, codes[1] ?? "")).status).toBe(200);
  });

  it("is the publisher's alone", async () => {
    const call = {
      method: "PUT",
      path: FREEZE,
      message: { type: "redemptions.frozen", data: { reason: "no" } },
    } as const;

    const answer = await running.api.signed({ ...call, client: "lar-demo" });

    expect(answer.status).toBe(401);
  });
});
