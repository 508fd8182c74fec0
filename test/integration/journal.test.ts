import { execFile } from "node:child_process";
import { CosmosClient } from "@azure/cosmos";
import { BlobServiceClient, type ContainerClient } from "@azure/storage-blob";
import { afterAll, beforeAll, expect, it } from "vitest";
import { COSMOS_KEY } from "#infra/local/services.ts";
import { placesWith, placesWithCodes } from "#test/support/clear-text.ts";
import { deliverSampleOrder, type RunningStack, redeem, startRunningStack } from "#test/support/running-stack.ts";

let running: RunningStack;
let container: ContainerClient;
let codes: readonly string[];

beforeAll(async () => {
  running = await startRunningStack();
  container = BlobServiceClient.fromConnectionString(running.stack.azurite.connectionString).getContainerClient(
    "journal",
  );
  ({ codes } = await deliverSampleOrder(running));
});
afterAll(() => running.stack.stop());

const emailOf = (index: number) => `learner-${index}@qinglan.example`;
const letMinutesPass = (minutes: number) =>
  running.stack.timeMachine.advanceTo(running.stack.clock.now() + minutes * 60_000);

async function redeemAll(from: number, to: number) {
  const some = codes.slice(from, to);
  const answers = await Promise.all(some.map((code, index) => redeem(running, code, emailOf(from + index))));
  return answers.filter(({ status }) => status === 200).length;
}

async function journalText(): Promise<string> {
  let text = "";
  for await (const { name } of container.listBlobsFlat())
    text += (await container.getBlobClient(name).downloadToBuffer()).toString("utf8");
  return text;
}

const journalled = async () =>
  new Set(
    (await journalText())
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).index + JSON.parse(line).lotId),
  );

/** `npm run journal:verify` against the running stack: its exit code and what it said. */
function verify(): Promise<{ code: number; output: string }> {
  const env = running.stack.settings;
  return new Promise((resolve) => {
    execFile(process.execPath, ["functions/cli/verify-journal.ts"], { env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr }),
    );
  });
}

/** Rewrites the first blob of the journal, as nobody should be able to. */
async function rewrite(change: (text: string) => string): Promise<string> {
  const { value: first } = await container.listBlobsFlat().next();
  const blob = container.getAppendBlobClient(first?.name ?? "");
  const before = (await blob.downloadToBuffer()).toString("utf8");
  const text = change(before);
  await blob.create();
  await blob.appendBlock(text, Buffer.byteLength(text));
  return before;
}

it("holds each redemption within a minute, and agrees with the store", async () => {
  const redeemed = await redeemAll(0, 20);
  const early = await verify();
  await letMinutesPass(1);
  const first = await journalled();
  await redeemAll(20, 40);
  await letMinutesPass(1);

  expect(redeemed).toBe(20);
  expect(early).toMatchObject({ code: 1, output: expect.stringContaining("Missing in the journal: 20") });
  expect([first.size, (await journalled()).size]).toEqual([20, 40]);
  expect(await verify()).toMatchObject({ code: 0, output: expect.stringContaining("Journal and store agree.") });
});

it("loses none when the host is killed while it writes, and holds exactly the 60 in the end", async () => {
  await redeemAll(40, 50);
  const travel = letMinutesPass(1).catch(() => undefined);
  await running.stack.killHost();
  await travel;
  await running.stack.startHost();
  await redeemAll(50, 60);
  await letMinutesPass(2);

  expect((await journalled()).size).toBe(60);
  expect(await verify()).toMatchObject({ code: 0, output: expect.stringContaining("60 redemptions") });
});

it("holds no code, no name and no address", async () => {
  const text = await journalText();
  const places = [{ name: "journal", text }];

  expect(text).toContain("70-740");
  expect(placesWithCodes(places, codes)).toEqual([]);
  expect(placesWith(places, ["王小明", "@", ...codes.map((_, index) => `learner-${index}`)])).toEqual([]);
});

it("shows a flipped byte", async () => {
  const before = await rewrite((text) => text.replace(/"examCode":"70-740"/, '"examCode":"70-741"'));

  const verified = await verify();
  await rewrite(() => before);

  expect(verified.code).toBe(1);
  expect(verified.output).toMatch(/Broken lines: 1\n {2}2027-01-05\/0001\.jsonl:1\n/);
  expect(await verify()).toMatchObject({ code: 0 });
});

it("shows a redemption that a restored database has lost, and that its code was redeemed again", async () => {
  const { lotId, index } = JSON.parse((await journalText()).split("\n")[0] ?? "");
  const { endpoint } = running.stack.cosmos;
  const client = new CosmosClient({ endpoint, key: COSMOS_KEY });
  const lots = client.database("vouchsafe").container("lots");
  for (const id of [`code-${index}`, `person-${index}`]) await lots.item(id, lotId).delete();
  client.dispose();

  const lost = await verify();
  const again = await Promise.all(codes.map((code) => redeem(running, code, "somebody-else@qinglan.example")));
  await letMinutesPass(1);
  const twice = await verify();

  expect(again.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(lost.code).toBe(1);
  expect(lost.output).toMatch(new RegExp(`Missing in the store.*: 1\\n {2}${lotId}/${index}\\n`));
  expect(twice.code).toBe(1);
  expect(twice.output).toContain(`Redeemed twice in the journal: 1\n  ${lotId}/${index}\n`);
});
