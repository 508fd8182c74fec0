import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { CosmosClient } from "@azure/cosmos";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { COSMOS_KEY } from "#infra/local/services.ts";
import { guessedCodes } from "#test/integration/hostile/guessed-codes.ts";
import { type Place, placesWith, placesWithCodes, spellingsOf } from "#test/support/clear-text.ts";
import { openSeeds } from "#test/support/opened-seeds.ts";
import {
  deliverSampleOrder,
  type RunningStack,
  redeem,
  sampleData,
  startRunningStack,
} from "#test/support/running-stack.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

const LINES = [
  { sku: "CLASS-MCP-30", quantity: 2 },
  { sku: "VOUCHER-1", quantity: 5 },
];
const LEARNER = "王小明";
const learnerOf = (index: number) => `learner-${index}@qinglan.example`;

let folder: string;
let running: RunningStack;
let codes: readonly string[];

beforeAll(async () => {
  folder = temporaryFolder("no-code-in-clear");
  running = await startRunningStack(undefined, { folder });
  ({ codes } = await deliverSampleOrder(running, sampleData("order-tw", { lines: LINES })));
});
afterAll(async () => {
  await running.stack.stop();
});

/** All that is kept or was ever said, but for attachments: the one place where a code may be. */
function everyPlace({ stack, sent, log }: RunningStack): readonly Place[] {
  return [
    ...stack.cosmos.documents().map(({ body }) => ({ name: `document ${nameOf(body)}`, text: body })),
    ...sent.map(({ queue, messageId, body }) => ({ name: `sent to ${queue}`, text: `${messageId} ${body}` })),
    ...stack.serviceBus.messages().map((held) => ({ name: `held in ${held.queue}`, text: JSON.stringify(held) })),
    ...log.map((line) => ({ name: `log line ${line.level}`, text: JSON.stringify(line) })),
    ...stack.mailbox.messages().map(({ subject, text, html, headers, attachments }) => ({
      name: `mail ${subject}`,
      text: JSON.stringify([subject, text, html, headers, attachments.map(({ filename }) => filename)]),
    })),
    ...filesIn(join(folder, "blob")).map((file) => ({ name: `file ${file}`, text: readFileSync(file, "latin1") })),
    ...filesIn(folder)
      .filter((file) => file.includes("cosmos.sqlite"))
      .map((file) => ({ name: "database file", text: readFileSync(file, "latin1") })),
  ];
}

const nameOf = (body: string): string => JSON.parse(body).id;

const filesIn = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, encoding: "utf8" })
    .map((name) => join(path, name))
    .filter((name) => statSync(name).isFile());

it("the list holds exactly as many distinct codes as were ordered", () => {
  expect([codes.length, new Set(codes).size]).toEqual([65, 65]);
});

it("each of them redeems, and tells its state, while wrong ones and a failing database come in between", async () => {
  const { api, stack } = running;
  const lookUp = (code: string) => api.plain("/api/codes/lookup", { code });
  const slip = (code: string) => code.replace(/.$/, (last) => (last === "0" ? "1" : "0"));

  const faults: number[] = [];
  for (const kind of [
    { kind: "drop", when: "before" },
    { kind: "status", status: 500 },
  ] as const) {
    const { remove } = stack.cosmos.faults.inject({ fault: kind, container: "lots" });
    faults.push((await redeem(running, codes[0] ?? "", learnerOf(0))).status, (await lookUp(codes[1] ?? "")).status);
    remove();
  }
  const guesses = [...codes.slice(0, 10).map(slip), ...Object.values(guessedCodes(running))];
  const guessed = await Promise.all(guesses.map(lookUp));
  const redeemed = await Promise.all(codes.map((code, index) => redeem(running, code, learnerOf(index))));
  const taken = await redeem(running, codes[0] ?? "", learnerOf(1));
  const lookedUp = await Promise.all(codes.map(lookUp));

  expect(faults).toEqual([503, 503, 500, 500]);
  expect(guessed.map(({ status }) => status)).toEqual([...Array.from({ length: 10 }, () => 422), 404, 404, 404]);
  expect(redeemed.map(({ status }) => status)).toEqual(codes.map(() => 200));
  expect(taken.status).toBe(409);
  expect(lookedUp.every(({ body }) => body instanceof Object && "state" in body && body.state === "redeemed")).toBe(
    true,
  );
});

it("no code is in clear in any document, message, log line, file or mail, but in the attachment", async () => {
  await running.stack.timeMachine.settle();

  const places = everyPlace(running);

  const kinds = new Set(places.map(({ name }) => name.split(" ")[0]));
  expect([...kinds].toSorted()).toEqual(["database", "document", "file", "log", "mail", "sent"]);
  expect(running.log.some(({ message }) => message.includes("request-failed"))).toBe(true);
  expect(placesWithCodes(places, codes)).toEqual([]);
});

it("nor is any seed that the codes are computed from", () => {
  const seeds = openSeeds(running).map(({ seed }) => seed.reveal());

  expect(seeds).toHaveLength(2);
  expect(placesWith(everyPlace(running), seeds.flatMap(spellingsOf))).toEqual([]);
});

it("learners' names and addresses are in person documents alone", () => {
  const places = everyPlace(running).filter(({ name }) => name !== "database file");

  const found = placesWith(places, [LEARNER, ...codes.map((_, index) => learnerOf(index))]);

  expect(found.filter((name) => !name.startsWith("document person-"))).toEqual([]);
  expect(found).toHaveLength(codes.length);
});

it.each<[string, (code: string) => string]>([
  ["grouped", (code) => code],
  ["without groups", (code) => code.replaceAll("-", "")],
  ["in lower case", (code) => `(${code.toLowerCase().replaceAll("-", " ")})`],
  ["by 12 of its symbols", (code) => code.slice(6, 20)],
])("a code planted anywhere is found, written %s", async (_form, write) => {
  const text = `planted ${write(codes[7] ?? "")} here`;
  await plantDocument(text);
  await plantMail(text);
  const planted: RunningStack = {
    ...running,
    log: [...running.log, { level: "information", category: "user", message: text }],
    sent: [...running.sent, { queue: "fulfilment", messageId: text, body: "{}" }],
  };

  const found = placesWithCodes(everyPlace(planted), codes);

  const expected = [
    `document ${idOf(text)}`,
    `mail ${text}`,
    "log line information",
    "sent to fulfilment",
    "database file",
  ];
  expect(found).toEqual(expect.arrayContaining(expected));
});

const idOf = (text: string): string => `planted-${text.length}`;

async function plantDocument(text: string): Promise<void> {
  const client = new CosmosClient({ endpoint: running.stack.cosmos.endpoint, key: COSMOS_KEY });
  await client
    .database("vouchsafe")
    .container("orders")
    .items.create({ id: idOf(text), orderId: "planted", text });
  client.dispose();
}

async function plantMail(subject: string): Promise<void> {
  const transport = createTransport({ host: "127.0.0.1", port: running.stack.mailbox.port, ignoreTLS: true });
  await transport.sendMail({ from: "a@vouchsafe.example", to: "b@vouchsafe.example", subject, text: "nothing" });
  transport.close();
}
