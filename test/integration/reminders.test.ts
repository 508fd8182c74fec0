import { afterAll, beforeAll, expect, it } from "vitest";
import {
  deliverSampleOrder,
  type RunningStack,
  readOrder,
  redeem,
  startRunningStack,
} from "#test/support/running-stack.ts";

const DAYS = [
  ["reminder-90", "2027-06-02T00:00:00Z"],
  ["reminder-30", "2027-08-01T00:00:00Z"],
  ["reminder-7", "2027-08-24T00:00:00Z"],
] as const;

let running: RunningStack;
let delivered: Awaited<ReturnType<typeof deliverSampleOrder>>;

beforeAll(async () => {
  running = await startRunningStack();
  delivered = await deliverSampleOrder(running);
  await redeem(running, delivered.codes[0] ?? "");
});
afterAll(() => running.stack.stop());

const messages = () => running.stack.mailbox.messages();

it.each(DAYS)("%s goes to the contact at %s and not before, with the counts of that moment", async (kind, day) => {
  const before = messages().length;

  await running.stack.timeMachine.advanceTo(Date.parse(day) - 1000);
  const early = messages().length;
  await running.stack.timeMachine.advanceTo(Date.parse(day));
  const [mail] = messages().slice(before);
  const { mails } = await readOrder(running, delivered.orderId);

  expect([early, messages().length]).toEqual([before, before + 1]);
  expect(mail).toMatchObject({ to: ["yating.lin@qinglan.example"], cc: [], attachments: [], language: "zh-TW" });
  expect(mail?.subject).toContain("PO-7781");
  expect(mail?.text).toContain("此訂單尚有 59 組存取代碼未使用，最後可用日為 2027年8月31日。");
  expect(mails.at(-1)).toMatchObject({ kind, status: "accepted" });
});

it("each comes once, however often the order is looked at, and the expiry notice ends it", async () => {
  await running.stack.timeMachine.advanceTo(Date.parse("2027-08-31T17:00:00Z"));

  const { mails, status } = await readOrder(running, delivered.orderId);

  expect(status).toBe("ended");
  expect(mails.map(({ kind }) => kind)).toEqual([
    "order-confirmation",
    "code-list",
    "reminder-90",
    "reminder-30",
    "reminder-7",
    "expiry-notice",
  ]);
  expect(messages()).toHaveLength(6);
});
