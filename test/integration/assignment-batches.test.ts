import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runOps } from "#infra/ops/run-ops.ts";
import { placesWith, placesWithCodes } from "#test/support/clear-text.ts";
import {
  deliverSampleOrder,
  problemOf,
  type RunningStack,
  redeem,
  sampleData,
  startRunningStack,
} from "#test/support/running-stack.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

type Plan = {
  readonly confirm: string;
  readonly assignable: number;
  readonly alreadyAssigned: number;
  readonly refused: number;
  readonly warning: { readonly locale: string; readonly text: string };
  readonly results: readonly { readonly row: number; readonly outcome: string; readonly reason?: string }[];
};
type Batch = Plan & { readonly batchId: string; readonly state: string; readonly assigned: number };

const LINES = [{ sku: "CLASS-MCP-30", quantity: 5 }];
const PEOPLE = 120;
const addressOf = (person: number) => `p${person}@qinglan.example`;

let running: RunningStack;
let orderId: string;
let codes: readonly string[];

beforeAll(async () => {
  running = await startRunningStack();
  ({ orderId, codes } = await deliverSampleOrder(running, sampleData("order-tw", { lines: LINES })));
});
afterAll(() => running.stack.stop());

/** As a European spreadsheet saves it. */
const fileOf = (people: readonly number[], code: (person: number) => string = () => "") =>
  ["\uFEFFName;E-Mail-Adresse;Code", ...people.map((n) => `"Person, ${n}";${addressOf(n)};${code(n)}`)].join("\r\n");
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

const request = <Body = Plan>(data: object, client = "publisher") =>
  running.api.signed<Body>({
    client,
    method: "POST",
    path: `/api/publisher/orders/${orderId}/assignment-batches`,
    message: { type: "assignment-batch.requested", data: { orderId, ...data } },
  });
const read = (batchId: string, client = "publisher") =>
  running.api.signed<Batch>({
    client,
    method: "GET",
    path: `/api/publisher/orders/${orderId}/assignment-batches/${batchId}`,
  });
const documents = (container?: string) =>
  running.stack.cosmos.documents(container).map(({ body }) => ({ name: String(JSON.parse(body).id), text: body }));
const stateOf = async (code = "") => (await running.api.plain("/api/codes/lookup", { code })).body;

it("R-65: a file is judged row by row, and nothing of it is stored before it is confirmed", async () => {
  const before = documents();

  const plan = await request({ csv: fileOf(upTo(PEOPLE)), dryRun: true, locale: "fr" });

  expect(plan).toMatchObject({ status: 200, body: { assignable: PEOPLE, refused: 0, warning: { locale: "fr" } } });
  expect(plan.body.results.at(-1)).toMatchObject({ row: PEOPLE + 1, outcome: "assignable", index: PEOPLE - 1 });
  expect(documents()).toEqual(before);
});

it("a file may have 2 MiB with all around it, and no more", async () => {
  const padded = (length: number) => `${fileOf([0])};${"x".repeat(4000)}\r\n${";;;\r\n".repeat(length)}`;

  const large = await request({ csv: padded(9_000) + " ".repeat(1_900_000), dryRun: true });
  const tooLarge = await request({ csv: " ".repeat(2 * 1024 * 1024), dryRun: true });

  expect([large.status, large.body.results]).toEqual([200, [expect.objectContaining({ row: 2 })]]);
  expect([tooLarge.status, problemOf(tooLarge.body)]).toEqual([413, "content-too-large"]);
});

it("confirmed, every row gets its own code, also when the broker is away and the host crashes between", async () => {
  const csv = fileOf(upTo(PEOPLE));
  const { body: plan } = await request({ csv, dryRun: true });

  running.stack.serviceBus.faults.refuseConnections(true);
  const accepted = await request<Batch>({ csv, confirm: plan.confirm });
  running.stack.serviceBus.faults.refuseConnections(false);
  await running.stack.killHost();
  await running.stack.startHost();
  const repeated = await request<Batch>({ csv, confirm: plan.confirm });
  await running.stack.timeMachine.settle();
  const { body: batch } = await read(accepted.body.batchId);

  expect(accepted).toMatchObject({ status: 202, body: { state: "running", pending: PEOPLE } });
  expect(repeated).toMatchObject({ status: 202, body: { batchId: accepted.body.batchId } });
  expect(batch).toMatchObject({ state: "done", assigned: PEOPLE, refused: 0, pending: 0 });
  expect(batch.results.map(({ outcome }) => outcome)).toEqual(upTo(PEOPLE).map(() => "assigned"));
  expect(documents("lots").filter(({ name }) => name.startsWith("code-"))).toHaveLength(PEOPLE);
  expect((await redeem(running, codes[3] ?? "", addressOf(3))).status).toBe(200);
  expect(problemOf((await redeem(running, codes[4] ?? "", addressOf(3))).body)).toBe("non-transferable");
});

it("the same people again keep their codes, and rows that cannot be done say why", async () => {
  const csv = fileOf([0, 3, PEOPLE, PEOPLE + 1, PEOPLE + 2], (person) => (person === PEOPLE ? (codes[0] ?? "") : ""));

  const { body: plan } = await request({ csv: `${csv}\r\n=1+1;x@qinglan.example;\r\nA;nowhere;`, dryRun: true });

  expect(plan.results.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
    ...["already-assigned", "already-assigned", "non-transferable", "assignable", "assignable"],
    ...["name-malformed", "email-malformed"],
  ]);
});

it("a confirmation holds for the file and the state it was given for, and for the publisher alone", async () => {
  const csv = fileOf([200]);
  const { body: plan } = await request({ csv, dryRun: true });
  await redeem(running, codes[PEOPLE] ?? "", "somebody@qinglan.example");

  const outdated = await request({ csv, confirm: plan.confirm });
  const unsigned = await request({ csv, dryRun: true }, "lar-demo");
  const both = await request({ csv, dryRun: true, confirm: plan.confirm });
  const unknown = await read("0".repeat(32));

  expect([outdated, unsigned, both, unknown].map(({ status, body }) => [status, problemOf(body)])).toEqual([
    [409, "assignments-changed"],
    [401, "webhook-unverified"],
    [422, "validation"],
    [404, "assignment-batch-unknown"],
  ]);
  expect(await stateOf(codes[PEOPLE + 1])).toMatchObject({ state: "available" });
});

it("whoever is erased while they wait gets no code and leaves nothing behind", async () => {
  const csv = fileOf([300, 301]);
  const { body: plan } = await request({ csv, dryRun: true });
  running.stack.serviceBus.faults.refuseConnections(true);
  const { body: accepted } = await request<Batch>({ csv, confirm: plan.confirm });
  running.stack.serviceBus.faults.refuseConnections(false);
  const waiting = documents("assignments").filter(({ name }) => name.startsWith(`slice-${accepted.batchId}`));

  const data = { agreementNumber: "EES-TW-1042", email: addressOf(300) };
  const message = { type: "person.erased", data };
  await running.api.signed({ client: "publisher", method: "POST", path: "/api/publisher/erasures", message });
  await running.stack.timeMachine.settle();
  await running.stack.timeMachine.advanceTo(running.stack.clock.now() + 20 * 60_000);
  const { body: batch } = await read(accepted.batchId);

  expect(placesWith(waiting, ["Person", addressOf(300)])).toEqual([]);
  expect(batch).toMatchObject({ state: "done", assigned: 1, refused: 1 });
  expect(batch.results[0]).toEqual({ row: 2, outcome: "refused", reason: "person-erased" });
  expect(placesWith(documents(), [addressOf(300)])).toEqual([]);
});

it("an operator assigns from a file by command, and has the list sent again", async () => {
  const file = join(temporaryFolder("people"), "people.csv");
  await writeFile(file, `${fileOf([400, 401])}\r\n\r\n`);
  const { control, functions } = running.stack.urls;
  const environment = { CONTROL_PORT: new URL(control).port, FUNCTIONS_PORT: new URL(functions).port };
  const out: string[] = [];
  const err: string[] = [];
  const ops = (...args: readonly string[]) =>
    runOps(args, environment, { out: (text) => out.push(text), err: (text) => err.push(text) });

  const dryRun = await ops("assign", orderId, file, "--locale", "zh-TW");
  const confirm = /--confirm (\w+)$/.exec(out[0] ?? "")?.[1] ?? "";
  const confirmed = await ops("assign", orderId, file, "--confirm", confirm);
  const anew = await ops("resend", orderId, "1");
  const leftOut = await ops("resend", orderId, "9");

  expect([dryRun, confirmed, anew, leftOut]).toEqual([0, 0, 0, 1]);
  expect(out[0]).toContain("分配後即無法復原");
  expect(out[1]).toContain("2 rows: 2 assigned, 0 already assigned, 0 refused.");
  expect(out[2]).toContain("Resends of this order: 1.");
  expect(err.at(-1)).toContain("next is 2");
});

it("no name, address or code of the files stands anywhere but with the codes' own people", async () => {
  const { log, sent } = running;
  const said = [...log.map(({ message }) => message), ...sent.map(({ messageId, body }) => `${messageId} ${body}`)];
  const places = [...documents(), ...said.map((text) => ({ name: "said", text }))];

  const named = placesWith(places, ["Person, ", ...upTo(9).map(addressOf)]);

  expect(placesWithCodes(places, codes)).toEqual([]);
  expect(named.filter((name) => !name.startsWith("person-"))).toEqual([]);
  expect(named.length).toBeGreaterThan(100);
});
