import { afterAll, beforeAll, expect, it } from "vitest";
import { placesWith, placesWithCodes } from "#test/support/clear-text.ts";
import {
  deliverSampleOrder,
  metered,
  problemOf,
  type RunningStack,
  redeem,
  startRunningStack,
} from "#test/support/running-stack.ts";

const PERSON = { name: "陳品妤", email: "pinyu@qinglan.example" };
const OTHER = { name: "張家豪", email: "jiahao@qinglan.example" };

let running: RunningStack;
let codes: readonly string[];

beforeAll(async () => {
  running = await startRunningStack();
  ({ codes } = await deliverSampleOrder(running));
});
afterAll(() => running.stack.stop());

const codeAt = (index: number): string => codes[index] ?? "";

const assign = (code: string, person = PERSON, client = "publisher") =>
  running.api.signed({
    client,
    method: "POST",
    path: "/api/publisher/assignments",
    message: { type: "code.assigned", data: { code, person } },
  });

const refusalOf = ({ status, body }: { readonly status: number; readonly body: unknown }) => [status, problemOf(body)];

const stateOf = async (code: string) => (await running.api.plain("/api/codes/lookup", { code })).body;

it("a code is assigned to one person, who may be named again, and to nobody else", async () => {
  const { answer: first, operations, ru } = await metered(running, () => assign(codeAt(0)));
  const repeat = await assign(codeAt(0).toLowerCase().replaceAll("-", " "), {
    ...PERSON,
    email: "PINYU@qinglan.example",
  });
  const other = await assign(codeAt(0), OTHER);

  expect(first).toMatchObject({ status: 200, body: { state: "assigned", assignedAt: expect.any(String) } });
  expect(repeat).toMatchObject({ status: 200, body: first.body });
  expect(refusalOf(other)).toEqual([409, "non-transferable"]);
  expect(await stateOf(codeAt(0))).toMatchObject({ state: "assigned" });
  const onLots = operations.filter(({ container }) => container === "lots");
  expect(onLots.map(({ operation }) => operation)).toEqual(["read", "read", "batch"]);
  expect(operations.some(({ crossPartition }) => crossPartition)).toBe(false);
  expect(operations).toHaveLength(4);
  expect(ru).toBeLessThanOrEqual(20);
});

it("an assigned code is redeemed by its person alone, and stays theirs", async () => {
  await assign(codeAt(1));

  const stranger = await redeem(running, codeAt(1), OTHER.email);
  const own = await redeem(running, codeAt(1), PERSON.email);
  const ownRepeat = await redeem(running, codeAt(1), PERSON.email);
  const assignedAgain = await assign(codeAt(1));
  const passedOn = await assign(codeAt(1), OTHER);

  expect(refusalOf(stranger)).toEqual([409, "non-transferable"]);
  expect(own.status).toBe(200);
  expect(ownRepeat).toMatchObject({ status: 200, body: own.body });
  expect(assignedAgain.status).toBe(200);
  expect(refusalOf(passedOn)).toEqual([409, "code-already-redeemed"]);
  expect(await stateOf(codeAt(1))).toMatchObject({ state: "redeemed" });
});

it("of fifty people assigned one code at once, one gets it", async () => {
  const people = Array.from({ length: 50 }, (_, at) => ({ name: `P${at}`, email: `p${at}@qinglan.example` }));

  const answers = await Promise.all(people.map((person) => assign(codeAt(2), person)));

  const lost = answers.filter(({ status, body }) => status === 409 && problemOf(body) === "non-transferable");
  expect([answers.filter(({ status }) => status === 200).length, lost.length]).toEqual([1, 49]);
});

it("a redeemed code, a wrong one and a request nobody may make are refused", async () => {
  await redeem(running, codeAt(3), OTHER.email);
  const slip = codeAt(4).replace(/.$/, (last) => (last === "0" ? "1" : "0"));

  expect(refusalOf(await assign(codeAt(3)))).toEqual([409, "code-already-redeemed"]);
  expect(refusalOf(await assign(slip))).toEqual([422, "code-malformed"]);
  expect(refusalOf(await assign(codeAt(4), PERSON, "lar-demo"))).toEqual([401, "webhook-unverified"]);
  expect(await stateOf(codeAt(4))).toMatchObject({ state: "available" });
});

it("wrong codes are not counted against the publisher's address", async () => {
  const slip = codeAt(4).replace(/.$/, (last) => (last === "0" ? "1" : "0"));

  for (let guess = 0; guess < 31; guess += 1) await assign(slip);

  expect((await assign(codeAt(4))).status).toBe(200);
});

it("no code stands in a document, message or log line, and no person outside their own documents", async () => {
  await running.stack.timeMachine.settle();
  const { stack, log, sent } = running;
  const documents = stack.cosmos.documents().map(({ body }) => ({ name: String(JSON.parse(body).id), text: body }));
  const said = [...log.map(({ message }) => message), ...sent.map(({ messageId, body }) => `${messageId} ${body}`)];
  const places = [...documents, ...said.map((text) => ({ name: "said", text }))];

  const named = placesWith(places, [PERSON.name, PERSON.email, OTHER.name, OTHER.email]);

  expect(placesWithCodes(places, codes)).toEqual([]);
  expect(named.filter((name) => !name.startsWith("person-"))).toEqual([]);
  expect(named.length).toBeGreaterThan(2);
});

it("from the end on nothing is assigned, and an assigned code has expired for its own person too", async () => {
  await running.stack.timeMachine.advanceTo(Date.parse("2027-08-31T16:00:00Z"));

  expect(refusalOf(await assign(codeAt(5)))).toEqual([410, "code-expired"]);
  expect(refusalOf(await redeem(running, codeAt(0), PERSON.email))).toEqual([410, "code-expired"]);
  expect((await assign(codeAt(0))).status).toBe(200);
});
