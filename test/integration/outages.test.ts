import { afterEach, beforeEach, expect, it } from "vitest";
import type { Fault } from "#infra/local/cosmos/server.ts";
import {
  issueInvoice,
  mailedCodes,
  placeOrder,
  problemOf,
  type RunningStack,
  readOrder,
  registerAgreement,
  sampleData,
  startRunningStack,
} from "#test/support/running-stack.ts";

const SECOND_MS = 1000;
const TEN_MINUTES_MS = 600_000;

/** Begins an outage; what it gives ends it. */
type BeginOutage = (running: RunningStack) => () => void;

const databaseFails =
  (fault: Fault): BeginOutage =>
  ({ stack }) => {
    const { remove } = stack.cosmos.faults.inject({ fault });
    return remove;
  };

const brokerAway: BeginOutage = ({ stack }) => {
  stack.serviceBus.faults.refuseConnections(true);
  return () => stack.serviceBus.faults.refuseConnections(false);
};

const mailServiceAway: BeginOutage = ({ stack }) => {
  stack.mailbox.faults.refuse(true);
  return () => stack.mailbox.faults.refuse(false);
};

/** Dropped sockets cost the database's client a second each time, so ten minutes of them are left to the 503s. */
const OUTAGES: readonly (readonly [what: string, span: string, lengthMs: number, begin: BeginOutage])[] = [
  ["the database drops every connection", "a second", SECOND_MS, databaseFails({ kind: "drop", when: "before" })],
  ["the database answers 503", "a second", SECOND_MS, databaseFails({ kind: "status", status: 503 })],
  ["the database answers 503", "ten minutes", TEN_MINUTES_MS, databaseFails({ kind: "status", status: 503 })],
  ["the broker is away", "a second", SECOND_MS, brokerAway],
  ["the broker is away", "ten minutes", TEN_MINUTES_MS, brokerAway],
  ["the mail service is away", "a second", SECOND_MS, mailServiceAway],
  ["the mail service is away", "ten minutes", TEN_MINUTES_MS, mailServiceAway],
];

let running: RunningStack;

beforeEach(async () => {
  running = await startRunningStack();
  await registerAgreement(running);
});
afterEach(() => running.stack.stop());

it.each(OUTAGES)(
  "when %s for %s at each turn, everything is delivered, once, and nothing dead-lettered",
  async (_what, _span, lengthMs, begin) => {
    const { stack } = running;
    const through = async (moment: number) => {
      const end = begin(running);
      await stack.timeMachine.advanceTo(moment);
      end();
    };

    const { body } = await placeOrder(running);
    await through(stack.clock.now() + lengthMs);
    await stack.timeMachine.advanceTo(stack.clock.now() + 2 * 3_600_000);
    await issueInvoice(running, [body.orderId]);
    await stack.timeMachine.advanceTo(Date.parse("2026-12-27T23:59:59.900Z"));
    await through(Date.parse("2026-12-28T00:00:00Z") + lengthMs);
    await stack.timeMachine.advanceTo(Date.parse("2026-12-28T06:00:00Z"));

    expect(await readOrder(running, body.orderId)).toMatchObject({
      status: "delivered",
      promises: [
        { kind: "confirm", keptAt: expect.any(String) },
        { kind: "deliver", keptAt: expect.any(String) },
      ],
    });
    expect(stack.mailbox.messages().map(({ attachments }) => attachments.length)).toEqual([0, 3]);
    expect(new Set(mailedCodes(running)).size).toBe(60);
    expect(stack.serviceBus.queues.map((queue) => stack.serviceBus.counts(queue).deadLettered)).toEqual([0, 0]);
  },
);

it("an order sent while the database is away is asked for again, and stored once it is back", async () => {
  const { remove } = running.stack.cosmos.faults.inject({ fault: { kind: "drop", when: "before" } });

  const away = await placeOrder(running);
  remove();
  const back = await placeOrder(running);

  expect([away.status, problemOf(away.body), away.headers.has("retry-after")]).toEqual([
    503,
    "temporarily-unavailable",
    true,
  ]);
  expect([back.status, back.headers.has("idempotent-replayed")]).toEqual([202, false]);
});

it("an order whose stored answer was lost on the way is the same order when it is sent again", async () => {
  running.stack.cosmos.faults.inject({
    fault: { kind: "drop", when: "after" },
    times: 3,
    container: "orders",
    operation: "batch",
  });

  const first = await placeOrder(running);
  const again = await placeOrder(running);
  await running.stack.timeMachine.settle();

  expect([first.status, again.status, again.body.orderId]).toEqual([
    expect.toBeOneOf([202, 503]),
    202,
    expect.any(String),
  ]);
  expect(running.stack.cosmos.documents("orders").filter(({ body }) => JSON.parse(body).kind === "order")).toHaveLength(
    1,
  );
  expect(running.stack.mailbox.messages()).toHaveLength(1);
});

it("a mail whose acceptance could not be written down is not sent again", async () => {
  const { stack } = running;
  const outage = Promise.withResolvers<() => void>();
  stack.mailbox.onMessage(() => {
    const { remove } = stack.cosmos.faults.inject({ fault: { kind: "status", status: 503 }, container: "orders" });
    outage.resolve(remove);
  });

  const { body } = await placeOrder(running, sampleData("order-tw"));
  const end = await outage.promise;
  await stack.timeMachine.advanceTo(stack.clock.now() + TEN_MINUTES_MS);
  end();
  await stack.timeMachine.advanceTo(stack.clock.now() + 3_600_000);

  expect((await readOrder(running, body.orderId)).status).toBe("confirmed");
  expect(stack.mailbox.messages()).toHaveLength(1);
});
