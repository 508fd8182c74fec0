import { afterAll, beforeAll, expect, it } from "vitest";
import { placesWith } from "#test/support/clear-text.ts";
import {
  deliverSampleOrder,
  mailedCodes,
  problemOf,
  type RunningStack,
  readOrder,
  redeem,
  sampleData,
  startRunningStack,
} from "#test/support/running-stack.ts";

/** As `redeem` names everybody. */
const NAME = "王小明";
const LEAVER = "leaver@qinglan.example";
const COLLEAGUE = "colleague@qinglan.example";
const LINES = [
  { sku: "CLASS-MCP-30", quantity: 1 },
  { sku: "CLASS-MCP-30", quantity: 1 },
];

let running: RunningStack;
let orderId: string;

beforeAll(async () => {
  running = await startRunningStack();
  ({ orderId } = await deliverSampleOrder(running, sampleData("order-tw", { lines: LINES })));
  for (const index of [0, 1, 30]) await redeem(running, codeAt(index), LEAVER);
  await redeem(running, codeAt(2), COLLEAGUE);
  await write("assignments", "code.assigned", { code: codeAt(31), person: { name: NAME, email: LEAVER } });
});
afterAll(() => running.stack.stop());

const codeAt = (index: number): string => mailedCodes(running)[index] ?? "";

const write = (path: string, type: string, data: unknown, client = "publisher") =>
  running.api.signed({ client, method: "POST", path: `/api/publisher/${path}`, message: { type, data } });

const erase = (email: string, agreementNumber = "EES-TW-1042") =>
  write("erasures", "person.erased", { agreementNumber, email });

const documents = () => running.stack.cosmos.documents().map(({ body }) => ({ name: nameOf(body), text: body }));
const nameOf = (body: string): string => JSON.parse(body).id;
const codeDocuments = () => documents().filter(({ name }) => name.startsWith("code-"));

it("202 now, and soon no document holds the person's address; codes and counts are as they were", async () => {
  const before = { codes: codeDocuments(), order: await readOrder(running, orderId) };
  const held = placesWith(documents(), [LEAVER]);

  const answer = await erase(LEAVER.toUpperCase().replace("QINGLAN.EXAMPLE", "qinglan.example"));
  await running.stack.timeMachine.settle();

  expect(held).toHaveLength(4);
  expect(answer).toMatchObject({ status: 202, body: { agreementNumber: "EES-TW-1042" } });
  expect(placesWith(documents(), [LEAVER, LEAVER.toUpperCase()])).toEqual([]);
  expect(placesWith(documents(), [NAME])).toHaveLength(1);
  expect({ codes: codeDocuments(), order: await readOrder(running, orderId) }).toEqual(before);
});

it("the person is still known by their own repeat, and their codes pass to nobody", async () => {
  const repeat = await redeem(running, codeAt(0), LEAVER);
  const taken = await redeem(running, codeAt(0), COLLEAGUE);
  const assigned = await redeem(running, codeAt(31), COLLEAGUE);

  expect(repeat.status).toBe(200);
  expect([taken.status, problemOf(taken.body)]).toEqual([409, "code-already-redeemed"]);
  expect([assigned.status, problemOf(assigned.body)]).toEqual([409, "non-transferable"]);
});

it("a repeat, and a person nobody knows, get the same answer", async () => {
  const answers = [await erase(LEAVER), await erase("nobody@qinglan.example")];

  expect(answers.map(({ status, body }) => [status, body])).toEqual(
    answers.map(() => [202, { agreementNumber: "EES-TW-1042" }]),
  );
});

it("is the publisher's alone, and for an agreement there is", async () => {
  const data = { agreementNumber: "EES-TW-1042", email: COLLEAGUE };
  const byReseller = await write("erasures", "person.erased", data, "lar-demo");
  const unknown = await erase(COLLEAGUE, "EES-TW-0000");

  expect([byReseller.status, problemOf(byReseller.body)]).toEqual([401, "webhook-unverified"]);
  expect([unknown.status, problemOf(unknown.body)]).toEqual([422, "agreement-unknown"]);
  expect(placesWith(documents(), [COLLEAGUE])).toHaveLength(1);
});

it("waits for the broker's return: 503 until then, nothing half done", async () => {
  running.stack.serviceBus.faults.refuseConnections(true);
  const away = await erase(COLLEAGUE);
  running.stack.serviceBus.faults.refuseConnections(false);

  expect(away.status).toBe(503);
  expect(placesWith(documents(), [COLLEAGUE])).toHaveLength(1);
});

it("reaches lots that have closed and whose seed is gone", async () => {
  await running.stack.timeMachine.advanceTo(Date.parse("2027-12-01T00:00:00Z"));
  await erase(COLLEAGUE);
  await running.stack.timeMachine.settle();

  const { lots } = await readOrder(running, orderId);

  expect(placesWith(documents(), [NAME, COLLEAGUE])).toEqual([]);
  expect(documents().filter(({ name }) => name.startsWith("person-"))).toEqual([]);
  expect(lots.map(({ redeemed }) => redeemed)).toEqual([3, 1]);
});

it("neither name nor address was ever said on the bus or in a log line", () => {
  const { sent, log } = running;
  const said = [
    ...sent.map(({ body, messageId }) => `${messageId} ${body}`),
    ...log.map((line) => JSON.stringify(line)),
  ];

  const found = placesWith(
    said.map((text) => ({ name: text, text })),
    [NAME, LEAVER, COLLEAGUE],
  );

  expect(sent.some(({ body }) => body.includes("erase-person"))).toBe(true);
  expect(found).toEqual([]);
});
