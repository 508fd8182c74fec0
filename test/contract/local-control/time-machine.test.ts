import { expect, test } from "vitest";
import { createTimeMachine } from "#infra/local/control/time-machine.ts";
import { createSmallWorld } from "./small-world.ts";

const START = "2026-12-18T01:00:00.000Z";
const at = (instant: string) => Date.parse(instant);

test("with nothing due it moves straight to the target", async () => {
  const world = createSmallWorld(START);

  await createTimeMachine(world.parts).advanceTo(at("2026-12-23T01:00:00.000Z"));

  expect(world.visited).toEqual(["2026-12-23T01:00:00.000Z"]);
});

test("a wakeAt on the way is woken by the first timer at or after it", async () => {
  const world = createSmallWorld(START);
  world.waitFor("2026-12-19T08:00:00.000Z");
  world.waitFor("2026-12-20T08:00:00.001Z");

  await createTimeMachine(world.parts).advanceTo(at("2026-12-23T01:00:00.000Z"));

  expect(world.visited).toEqual(["2026-12-19T08:00:00.000Z", "2026-12-20T08:01:00.000Z", "2026-12-23T01:00:00.000Z"]);
});

test("it never leaps over what a thing on the way makes due next", async () => {
  const world = createSmallWorld(START);
  const wakes: string[] = [];
  world.waitFor("2026-12-19T08:00:00.000Z", (now) => {
    wakes.push(new Date(now).toISOString());
    return wakes.length < 3 ? new Date(now + 86_400_000).toISOString() : undefined;
  });

  await createTimeMachine(world.parts).advanceTo(at("2027-01-18T01:00:00.000Z"));

  expect(wakes).toEqual(["2026-12-19T08:00:00.000Z", "2026-12-20T08:00:00.000Z", "2026-12-21T08:00:00.000Z"]);
});

test("a scheduled message is a stop of its own, to the millisecond, and so is the one it leads to", async () => {
  const world = createSmallWorld(START);
  world.schedule("2026-12-18T01:00:05.500Z", () => world.schedule("2026-12-18T01:00:15.500Z"));

  await createTimeMachine(world.parts).advanceTo(at("2026-12-18T02:00:00.000Z"));

  expect(world.visited).toEqual(["2026-12-18T01:00:05.500Z", "2026-12-18T01:00:15.500Z", "2026-12-18T02:00:00.000Z"]);
});

test("of a scheduled message and a wakeAt the earlier comes first, whichever it is", async () => {
  const world = createSmallWorld(START);
  world.waitFor("2026-12-18T02:00:00.000Z");
  world.schedule("2026-12-18T03:00:00.000Z");
  world.waitFor("2026-12-18T04:00:00.000Z");

  await createTimeMachine(world.parts).advanceTo(at("2026-12-18T05:00:00.000Z"));

  expect(world.visited).toEqual([
    "2026-12-18T02:00:00.000Z",
    "2026-12-18T03:00:00.000Z",
    "2026-12-18T04:00:00.000Z",
    "2026-12-18T05:00:00.000Z",
  ]);
});

test("it walks from timer to timer while something is overdue, and no longer", async () => {
  const world = createSmallWorld(START);
  let failures = 3;
  world.waitFor("2026-12-18T00:59:00.000Z", () => {
    failures -= 1;
    return failures > 0 ? "2026-12-18T00:59:00.000Z" : undefined;
  });

  await createTimeMachine(world.parts).advanceTo(at("2026-12-19T01:00:00.000Z"));

  expect(world.visited).toEqual([
    "2026-12-18T01:01:00.000Z",
    "2026-12-18T01:02:00.000Z",
    "2026-12-18T01:03:00.000Z",
    "2026-12-19T01:00:00.000Z",
  ]);
});

test("what is due exactly at the target happens there", async () => {
  const world = createSmallWorld(START);
  const wakes: number[] = [];
  world.waitFor("2026-12-19T08:00:00.000Z", (now) => {
    wakes.push(now);
    return undefined;
  });

  await createTimeMachine(world.parts).advanceTo(at("2026-12-19T08:00:00.000Z"));

  expect(wakes).toEqual([at("2026-12-19T08:00:00.000Z")]);
  expect(world.visited).toEqual(["2026-12-19T08:00:00.000Z"]);
});

test("it does not move while an invocation is in flight", async () => {
  const world = createSmallWorld(START);
  world.status.inFlight = 1;
  let polls = 0;
  const positions: string[] = [];
  world.host.status = async () => {
    positions.push(world.now());
    polls += 1;
    return { inFlight: polls < 10 ? 1 : 0 };
  };

  await createTimeMachine(world.parts).advanceTo(at("2026-12-19T01:00:00.000Z"));

  expect(positions.slice(0, 11)).toEqual(Array.from({ length: 11 }, () => START));
  expect(world.now()).toBe("2026-12-19T01:00:00.000Z");
});

test.for(["active", "locked"] as const)("it does not move while a message is %s", async (state) => {
  const world = createSmallWorld(START);
  world.counts[state] = 1;
  const machine = createTimeMachine(world.parts, { quietWithinMs: 50 });

  await expect(machine.advanceTo(at("2026-12-19T01:00:00.000Z"))).rejects.toThrow(
    `Still busy after 0.05 s: queue fulfilment: ${state === "active" ? "1 active, 0 locked" : "0 active, 1 locked"}`,
  );

  expect(world.visited).toEqual([]);
});

test("it does not wait for messages in a broker that nobody can reach", async () => {
  const world = createSmallWorld(START);
  world.counts.active = 1;
  world.broker.isReachable = false;

  await createTimeMachine(world.parts, { quietWithinMs: 50 }).advanceTo(at("2026-12-19T01:00:00.000Z"));

  expect(world.now()).toBe("2026-12-19T01:00:00.000Z");
});

test("one quiet moment between two messages is not taken for quiet", async () => {
  const world = createSmallWorld(START);
  const inFlight = [0, 1, 0, 1, 0, 0];
  const positions: string[] = [];
  world.host.status = async () => {
    positions.push(world.now());
    return { inFlight: inFlight.shift() ?? 0 };
  };

  await createTimeMachine(world.parts).advanceTo(at("2026-12-19T01:00:00.000Z"));

  expect(positions.indexOf("2026-12-19T01:00:00.000Z")).toBe(6);
});

test.for([
  ["runs something for ever", async () => ({ inFlight: 2 }), "the Functions host: 2 in flight"],
  ["never answers", () => new Promise<never>(() => undefined), "the Functions host does not answer"],
  ["fails", () => Promise.reject(new Error("socket hang up")), "the Functions host: socket hang up"],
] as const)("a host that %s ends the wait with an error that says so", async ([, status, said]) => {
  const world = createSmallWorld(START);
  world.host.status = status;
  const machine = createTimeMachine(world.parts, { quietWithinMs: 50 });

  await expect(machine.advanceTo(at("2026-12-19T01:00:00.000Z"))).rejects.toThrow(said);
});

test("while no host runs time passes and nothing happens", async () => {
  const world = createSmallWorld(START);
  world.waitFor("2026-12-18T08:00:00.000Z");
  const machine = createTimeMachine({ ...world.parts, host: () => undefined });

  await machine.advanceTo(at("2026-12-19T01:00:00.000Z"));
  await machine.settle();

  expect(world.visited).toEqual(["2026-12-19T01:00:00.000Z"]);
});

test("a failed journey does not block the next", async () => {
  const world = createSmallWorld(START);
  world.counts.active = 1;
  const machine = createTimeMachine(world.parts, { quietWithinMs: 20 });
  const failed = machine.advanceTo(at("2026-12-19T01:00:00.000Z"));
  await expect(failed).rejects.toThrow("Still busy");

  world.counts.active = 0;
  await machine.advanceTo(at("2026-12-20T01:00:00.000Z"));

  expect(world.now()).toBe("2026-12-20T01:00:00.000Z");
});

test("two journeys asked for at once are made one after the other, each from where the first ended", async () => {
  const world = createSmallWorld(START);
  const machine = createTimeMachine(world.parts);
  const dayOn = (now: number) => now + 86_400_000;

  await Promise.all([machine.advanceTo(dayOn), machine.advanceTo(dayOn)]);

  expect(world.visited).toEqual(["2026-12-19T01:00:00.000Z", "2026-12-20T01:00:00.000Z"]);
});

test("an instant in the past moves nothing", async () => {
  const world = createSmallWorld(START);

  await createTimeMachine(world.parts).advanceTo(at("2026-12-17T01:00:00.000Z"));

  expect(world.now()).toBe(START);
});

test("a wakeAt that is no instant is named, not skipped", async () => {
  const world = createSmallWorld(START);
  world.waitFor("tomorrow");

  await expect(createTimeMachine(world.parts).advanceTo(at("2026-12-19T01:00:00.000Z"))).rejects.toThrow(
    "orders holds a wakeAt that is no instant: tomorrow",
  );
});

test("eight months with three things due cost four stops", async () => {
  const world = createSmallWorld(START);
  for (const wakeAt of ["2026-12-28T00:00:00.000Z", "2027-03-01T00:00:00.000Z", "2027-08-17T16:10:00.000Z"]) {
    world.waitFor(wakeAt);
  }
  let statusCalls = 0;
  world.host.status = async () => {
    statusCalls += 1;
    return { inFlight: 0 };
  };

  await createTimeMachine(world.parts).advanceTo(at("2027-08-18T01:00:00.000Z"));

  expect(world.visited).toHaveLength(4);
  expect(statusCalls).toBe(10);
});
