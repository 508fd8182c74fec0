import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createBusinessClock } from "#infra/local/clock/business-clock.ts";

const DAY_MS = 86_400_000;

describe("the business clock", () => {
  it("starts at the given instant, or at the real time, and flows", () => {
    const before = Date.now();

    const real = createBusinessClock();
    const past = createBusinessClock(0);

    expect(real.offsetMs()).toBe(0);
    expect(real.now()).toBeGreaterThanOrEqual(before);
    expect(past.now()).toBeGreaterThanOrEqual(0);
    expect(past.now()).toBeLessThan(DAY_MS);
    expect(past.offsetMs()).toBeLessThan(0);
  });

  it("moves forwards, telling its listeners afterwards", () => {
    const clock = createBusinessClock(0);
    const heard: number[] = [];
    clock.onMove(() => heard.push(Math.floor(clock.now() / DAY_MS)));

    clock.moveTo(10 * DAY_MS);
    clock.moveTo(20 * DAY_MS);

    expect(heard).toEqual([10, 20]);
  });

  it.each([-1, Number.NaN])("refuses to move to %d, and stays where it is", (instant) => {
    const clock = createBusinessClock(0);

    expect(() => clock.moveTo(instant)).toThrow(RangeError);
    expect(clock.now()).toBeLessThan(DAY_MS);
  });
});

describe("the preloaded clock", () => {
  const preload = new URL("../../../infra/local/clock/preload.ts", import.meta.url).href;
  const offset = -1000 * DAY_MS;

  it("shifts what a process reads as now, from its first line on and after a message, and nothing else", async () => {
    const child = fork(join(import.meta.dirname, "fixtures", "date-probe.ts"), {
      execArgv: ["--import", preload],
      env: { LOCAL_CLOCK_OFFSET_MS: String(offset) },
    });
    const [first] = await once(child, "message");
    child.send({ kind: "clock", offsetMs: 2 * offset });
    const [second] = await once(child, "message");
    child.disconnect();

    const everything = ["Date.now()", "new Date()", "Date()", "subclass", "constructor"];
    const unchanged = {
      fixed: "2026-01-02T03:04:05.006Z",
      parts: "2026-02-01T00:00:00.000Z",
      utc: 0,
      parse: 1000,
      instance: [true, true, true],
      names: ["Date", 7],
      invalid: true,
    };
    expect(first).toEqual({ offset: Object.fromEntries(everything.map((way) => [way, -1000])), unchanged });
    expect(second).toEqual({ offset: Object.fromEntries(everything.map((way) => [way, -2000])), unchanged });
  });
});
