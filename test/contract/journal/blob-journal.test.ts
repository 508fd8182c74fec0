import { BlobServiceClient } from "@azure/storage-blob";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Azurite, startAzurite } from "#infra/local/azurite/server.ts";
import { openBlobContainer } from "#shared/adapters/blob/containers.ts";
import { BlobJournal } from "#shared/adapters/blob/journal.ts";
import { BlobJournalPosition } from "#shared/adapters/blob/journal-position.ts";
import { type Instant, instant } from "#shared/kernel/instant.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { describeJournal, describePosition, readAll } from "#test/contract/journal/journal.ts";
import { entries, entry } from "#test/unit/codes/journal-fixture.ts";

const TODAY = instant("2026-12-18T23:59:00Z");
const TOMORROW = instant("2026-12-19T00:00:00Z");

let azurite: Azurite;
let containers = 0;

beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.close());

/** A container that is not there yet, and the product's own client for it. */
function emptyContainer() {
  containers += 1;
  const name = `journal-${containers}`;
  const container = BlobServiceClient.fromConnectionString(azurite.connectionString).getContainerClient(name);
  const open = openBlobContainer(new Secret(azurite.connectionString));
  return { container, open: () => open(name) };
}

function emptyJournal(mostBlocks?: number) {
  const { container, open } = emptyContainer();
  let now: Instant = TODAY;
  const writer = () => new BlobJournal(open, () => now, mostBlocks);
  const setNow = (at: Instant) => {
    now = at;
  };
  return { container, open, journal: writer(), writer, setNow };
}

const shapeOf = (blobs: Awaited<ReturnType<typeof readAll>>) =>
  blobs.map(({ name, entries: read, isWhole }) => [name, read.map(({ index }) => index), isWhole]);

describeJournal("the journal in append blobs", async () => emptyJournal().journal);
describePosition("the position in a blob", async () => {
  const { open } = emptyContainer();
  return new BlobJournalPosition(open, "database.example");
});

describe("the journal in append blobs", () => {
  it("is empty where there is no container yet", async () => {
    expect(await readAll(emptyJournal().journal)).toEqual([]);
  });

  it("begins a blob each day, by UTC", async () => {
    const { journal, setNow } = emptyJournal();

    await journal.append([entry(0)]);
    setNow(TOMORROW);
    await journal.append([entry(1)]);

    expect(shapeOf(await readAll(journal))).toEqual([
      ["2026-12-18/0001.jsonl", [0], true],
      ["2026-12-19/0001.jsonl", [1], true],
    ]);
  });

  it("begins another blob once one has as many blocks as it may have", async () => {
    const { journal } = emptyJournal(2);

    for (const index of [0, 1, 2, 3, 4]) await journal.append([entry(index)]);

    expect(shapeOf(await readAll(journal))).toEqual([
      ["2026-12-18/0001.jsonl", [0, 1], true],
      ["2026-12-18/0002.jsonl", [2, 3], true],
      ["2026-12-18/0003.jsonl", [4], true],
    ]);
  });

  it("puts many lines into one block", async () => {
    const { container, journal } = emptyJournal();

    await journal.append(entries(500));

    const { blobCommittedBlockCount } = await container.getAppendBlobClient("2026-12-18/0001.jsonl").getProperties();
    expect(blobCommittedBlockCount).toBe(1);
    expect((await readAll(journal))[0]?.entries).toEqual(entries(500));
  });

  it("keeps one chain and every line when several write at once", async () => {
    const { journal, writer } = emptyJournal();
    const indexes = [0, 1, 2, 3];

    await Promise.all(indexes.map((index) => writer().append([entry(index)])));

    const [blob, ...others] = await readAll(journal);
    expect(others).toEqual([]);
    expect(blob?.isWhole).toBe(true);
    expect(blob?.entries.map(({ index }) => index).toSorted()).toEqual(indexes);
  });

  it("leaves a blob whose last line is damaged, and goes on in the next", async () => {
    const { container, journal } = emptyJournal();
    await journal.append([entry(0)]);
    const blob = container.getAppendBlobClient("2026-12-18/0001.jsonl");
    await blob.appendBlock("{damaged\n", 9);

    await journal.append([entry(1)]);

    expect(shapeOf(await readAll(journal))).toEqual([
      ["2026-12-18/0001.jsonl", [0], false],
      ["2026-12-18/0002.jsonl", [1], true],
    ]);
  });

  it("takes a line without its end for a broken one", async () => {
    const { container, journal } = emptyJournal();
    await journal.append(entries(2));
    const blob = container.getAppendBlobClient("2026-12-18/0001.jsonl");
    const bytes = await blob.downloadToBuffer();
    await blob.create();
    await blob.appendBlock(bytes.subarray(0, -1), bytes.length - 1);

    expect(shapeOf(await readAll(journal))).toEqual([["2026-12-18/0001.jsonl", [0], false]]);
  });
});
