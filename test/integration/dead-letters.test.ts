import { execFile } from "node:child_process";
import { ServiceBusClient } from "@azure/service-bus";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import {
  placeOrder,
  type RunningStack,
  readOrder,
  registerAgreement,
  startRunningStack,
} from "#test/support/running-stack.ts";

const PATH = "/api/publisher/dead-letters";
const UNREADABLE = JSON.stringify({ type: "fulfil-order", orderId: "someone@example.org" });

let running: RunningStack;
let orderId: string;

/** An order nobody was told of; its message is dead-lettered as if ten deliveries had failed, beside an unreadable one. */
beforeAll(async () => {
  running = await startRunningStack(Date.now());
  const { serviceBus } = running.stack;
  await registerAgreement(running);
  serviceBus.faults.refuseConnections(true);
  orderId = (await placeOrder(running)).body.orderId;
  await running.stack.killHost();
  serviceBus.faults.refuseConnections(false);

  await buryGoodMessage();
  await running.stack.startHost();
  await vi.waitFor(() => expect(serviceBus.counts("fulfilment").deadLettered).toBe(2), { timeout: 30_000 });
});
afterAll(() => running.stack.stop());

async function buryGoodMessage(): Promise<void> {
  const client = new ServiceBusClient(running.stack.serviceBus.connectionString);
  const sender = client.createSender("fulfilment");
  await sender.sendMessages({
    body: Buffer.from(JSON.stringify({ type: "fulfil-order", orderId })),
    messageId: "good",
  });
  const receiver = client.createReceiver("fulfilment");
  const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 5000 });
  if (message === undefined) throw new Error("the message did not come");
  await receiver.deadLetterMessage(message, { deadLetterReason: "by-hand", deadLetterErrorDescription: "planted" });
  await sender.sendMessages({ body: Buffer.from(UNREADABLE), messageId: "unreadable" });
  await client.close();
}

/** The tool as operators run it: exit code and what it wrote. */
function ops(args: readonly string[], env: Readonly<Record<string, string>>) {
  return new Promise<{ code: number | string | null | undefined; out: string; err: string }>((resolve) => {
    execFile(process.execPath, ["infra/ops/ops.ts", ...args], { env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : error.code, out, err }),
    );
  });
}

const localStack = () => {
  const { control, functions } = running.stack.urls;
  return { CONTROL_PORT: new URL(control).port, FUNCTIONS_PORT: new URL(functions).port };
};

it("are listed by signed call, with why, without their bodies, and stay where they are", async () => {
  const list = () => running.api.signed({ client: "publisher", method: "GET", path: PATH });

  const [{ status, body }, again] = [await list(), await list()];

  expect(status).toBe(200);
  expect(body).toMatchObject({
    deadLetters: expect.arrayContaining([
      expect.objectContaining({ messageId: "good", explanation: "other-reason", type: "fulfil-order", orderId }),
      expect.objectContaining({
        messageId: "unreadable",
        explanation: "unreadable",
        type: null,
        deliveryCount: 10,
        reason: "MaxDeliveryCountExceeded",
      }),
    ]),
  });
  expect(JSON.stringify(body)).not.toContain("someone@example.org");
  expect(again.body).toEqual(body);
});

it("are shown by the tool as a table, locally and by address and secret", async () => {
  const publisher = running.stack.clients.find(({ id }) => id === "publisher");

  const local = await ops(["dead-letters"], localStack());
  const named = await ops(["dead-letters"], {
    OPS_URL: `${running.stack.urls.functions}/`,
    OPS_SECRET: publisher?.secret ?? "",
  });

  expect(local).toMatchObject({ code: 0, err: "" });
  expect(local.out).toMatch(/^ {2}Queue +Explanation +Type/);
  expect(local.out).toMatch(new RegExp(`fulfilment +other-reason +fulfil-order +${orderId.slice(0, 12)}… .* good\n`));
  expect(local.out).toContain("2 dead letters.");
  expect(named).toEqual(local);
});

it("are sent anew by the tool where they can be read, and handled; the others stay", async () => {
  const before = await readOrder(running, orderId);

  const { code, out } = await ops(["redrive", "fulfilment", "good", "unreadable", "gone"], localStack());
  await running.stack.timeMachine.settle();

  expect(before.status).toBe("accepted");
  expect(code).toBe(1);
  expect(out).toMatch(/redriven +good\n +unreadable +unreadable\n +not-found +gone\n\n1 of 3 sent again\./);
  expect(running.sent.map(({ messageId }) => messageId)).toContainEqual(expect.stringMatching(/^good\.redriven\.\d+$/));
  expect((await readOrder(running, orderId)).status).toBe("confirmed");
  expect(running.stack.serviceBus.messages("fulfilment")).toMatchObject([
    { messageId: "unreadable", body: UNREADABLE },
  ]);
});

it.each([
  ["an unknown queue", ["redrive", "elsewhere", "a"], 1, /422: validation.*\/data\/queue/],
  ["an unknown command", ["redeem"], 2, /Not understood: redeem/],
])("the tool says what is wrong with %s", async (_what, args, expected, words) => {
  const { code, out, err } = await ops(args, localStack());

  expect([code, out]).toEqual([expected, ""]);
  expect(err).toMatch(words);
});

it("a wrong secret, or none, is told from a stack that does not run", async () => {
  const url = running.stack.urls.functions;
  const secret = `whsec_${Buffer.from("another secret than the publisher's").toString("base64")}`;

  const [wrong, none, nowhere] = await Promise.all([
    ops(["dead-letters"], { OPS_URL: url, OPS_SECRET: secret }),
    ops(["dead-letters"], { OPS_URL: url }),
    ops(["dead-letters"], { CONTROL_PORT: "1" }),
  ]);

  expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining("401: webhook-unverified") });
  expect(none).toMatchObject({ code: 2, err: expect.stringContaining("OPS_SECRET") });
  expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining("npm start") });
});
