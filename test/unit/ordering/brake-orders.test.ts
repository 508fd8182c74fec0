import { describe, expect, it } from "vitest";
import { RequestRefused } from "#functions/http/request-refused.ts";
import { createBrakeOrders } from "#functions/ordering/brake-orders.ts";
import { instant, plusMs } from "#shared/kernel/instant.ts";

function brakeWorld() {
  let now = instant("2026-12-18T01:00:00Z");
  const alarms: unknown[] = [];
  const brake = createBrakeOrders(() => now);
  const log = { error: (line: string) => alarms.push(JSON.parse(line)) };
  return {
    alarms,
    send: (resellerId: string, orders: number) => {
      for (let n = 0; n < orders; n += 1) brake(resellerId, log);
    },
    pass: (ms: number) => {
      now = plusMs(now, ms);
    },
  };
}

describe("a reseller's orders", () => {
  it("are taken beyond what is expected, and somebody is told how many came in a minute", () => {
    const { send, alarms } = brakeWorld();

    send("lar-demo", 1200);
    const before = alarms.length;
    send("lar-demo", 1);

    expect(before).toBe(0);
    expect(alarms).toEqual([{ event: "order-rate-exceeded", clientId: "lar-demo", perMinute: 1201 }]);
  });

  it("raise the alarm once a minute, for each reseller apart", () => {
    const { send, pass, alarms } = brakeWorld();
    send("lar-demo", 1300);

    pass(59_999);
    send("lar-demo", 1000);
    const within = alarms.length;
    pass(1);
    send("lar-demo", 2);
    send("lar-other", 1201);

    expect(within).toBe(1);
    expect(alarms.slice(1)).toEqual([
      { event: "order-rate-exceeded", clientId: "lar-demo", perMinute: 2300 },
      { event: "order-rate-exceeded", clientId: "lar-other", perMinute: 1201 },
    ]);
  });

  it("raise none at six hundred a minute, for ever", () => {
    const { send, pass, alarms } = brakeWorld();

    for (let minute = 0; minute < 10; minute += 1) {
      send("lar-demo", 600);
      pass(60_000);
    }

    expect(alarms).toEqual([]);
  });

  it("are refused beyond twelve thousand at once, with the time to wait, and nobody else's are", () => {
    const { send, pass } = brakeWorld();
    send("lar-demo", 12_000);

    expect(() => send("lar-demo", 1)).toThrow(new RequestRefused("too-many-orders", { retryAfterSeconds: 1 }));
    send("lar-other", 1);
    pass(1000);
    send("lar-demo", 100);
  });
});
