import { expect, test } from "vitest";
import { createTimeMachine } from "#infra/local/control/time-machine.ts";
import { createSmallWorld } from "./small-world.ts";

const START = "2026-12-18T01:00:00.000Z";

test("settling waits for the timer that is still to work something off", async () => {
  const world = createSmallWorld(START);
  let left: string | undefined = "2026-12-18T00:30:00.000Z";
  let asked = 0;
  world.parts.cosmos.smallest = () => {
    asked += 1;
    if (asked === 3) left = undefined;
    return left;
  };

  await createTimeMachine(world.parts).settle();

  expect(asked).toBe(3);
});

test("settling gives up with the names of what is still due, and never moves the clock", async () => {
  const world = createSmallWorld(START);
  world.waitFor("2026-12-18T00:30:00.000Z");
  const machine = createTimeMachine(world.parts, { settleWithinMs: 50 });

  await expect(machine.settle()).rejects.toThrow("Still due after 0.05 s: orders: wakeAt 2026-12-18T00:30:00.000Z");

  expect(world.visited).toEqual([]);
});

test("a wakeAt that no timer has had the time to see is not overdue", async () => {
  const world = createSmallWorld("2026-12-18T01:00:40.000Z");
  world.waitFor("2026-12-18T01:00:20.000Z");

  await createTimeMachine(world.parts, { settleWithinMs: 0 }).settle();

  expect(world.visited).toEqual([]);
});
