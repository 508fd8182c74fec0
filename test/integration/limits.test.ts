import { afterAll, beforeAll, expect, it } from "vitest";
import { guessedCodes } from "#test/integration/hostile/guessed-codes.ts";
import {
  deliverSampleOrder,
  ORDERS_PATH,
  placeOrder,
  problemOf,
  type RunningStack,
  sampleData,
  startRunningStack,
} from "#test/support/running-stack.ts";

const EXPECTED_AT_ONCE = 1200;
const AT_A_TIME = 50;

let running: RunningStack;
let codes: readonly string[];

beforeAll(async () => {
  running = await startRunningStack();
  ({ codes } = await deliverSampleOrder(running));
});
afterAll(() => running.stack.stop());

it("guesses sent all at once are answered no more often than guesses sent one by one", async () => {
  const { ofNoLot } = guessedCodes(running);
  const lookUp = (code: string) => running.api.plain("/api/codes/lookup", { code });

  const answers = await Promise.all(Array.from({ length: 100 }, () => lookUp(ofNoLot)));

  const of = (status: number) => answers.filter((answer) => answer.status === status);
  expect(of(404).length + of(429).length).toBe(100);
  expect(of(404).length).toBeLessThanOrEqual(31);
  expect(of(429).every(({ headers }) => Number(headers.get("retry-after")) >= 1)).toBe(true);

  await running.stack.timeMachine.advanceTo(running.stack.clock.now() + 15 * 60_000);
  const right = await Promise.all(codes.map(lookUp));
  expect(new Set(right.map(({ status }) => status))).toEqual(new Set([200]));
});

it("orders beyond the expected rate are still taken, and raise one alarm", async () => {
  const refused = { type: "order.placed", data: sampleData("order-tw", { agreementNumber: "NO-SUCH-1" }) };
  const call = { client: "lar-demo", method: "POST", path: ORDERS_PATH, message: refused } as const;

  const problems = new Set<string | undefined>();
  for (let sent = 0; sent < EXPECTED_AT_ONCE + 600; sent += AT_A_TIME) {
    const answers = await Promise.all(Array.from({ length: AT_A_TIME }, () => running.api.signed(call)));
    for (const { body } of answers) problems.add(problemOf(body));
  }
  const { status } = await placeOrder(running, sampleData("order-tw", { purchaseOrderNumber: "PO-MANY" }));

  const alarms = running.log.filter(({ message }) => message.includes(`"event":"order-rate-exceeded"`));
  expect([...problems]).toEqual(["agreement-unknown"]);
  expect(status).toBe(202);
  expect(alarms.map(({ level }) => level)).toEqual(["error"]);
  expect(JSON.parse(alarms[0]?.message ?? "")).toMatchObject({ clientId: "lar-demo" });
});
