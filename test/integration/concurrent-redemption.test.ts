import { afterAll, beforeAll, expect, it } from "vitest";
import {
  deliverSampleOrder,
  problemOf,
  type RunningStack,
  redeem,
  startRunningStack,
} from "#test/support/running-stack.ts";

let running: RunningStack;

beforeAll(async () => {
  running = await startRunningStack();
});
afterAll(() => running.stack.stop());

it("200 people redeem one code at once over HTTP: one wins, 199 are told it is taken", async () => {
  const { codes } = await deliverSampleOrder(running);
  const people = Array.from({ length: 200 }, (_, index) => `learner-${index}@qinglan.example`);

  const answers = await Promise.all(people.map((email) => redeem(running, codes[0] ?? "", email)));

  const won = answers.filter(({ status }) => status === 200);
  const lost = answers.filter(({ status, body }) => status === 409 && problemOf(body) === "code-already-redeemed");
  expect([won.length, lost.length]).toEqual([1, 199]);

  const stored = running.stack.cosmos.documents("lots").map(({ body }) => JSON.parse(body));
  expect(stored.filter(({ kind }) => kind === "code")).toHaveLength(1);
  expect(stored.filter(({ kind }) => kind === "person")).toHaveLength(1);
});
