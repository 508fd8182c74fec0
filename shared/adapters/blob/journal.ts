import type { AppendBlobClient, ContainerClient } from "@azure/storage-blob";
import {
  CONFLICT,
  NOT_FOUND,
  type OpenBlobContainer,
  PRECONDITION_FAILED,
  statusOf,
} from "#shared/adapters/blob/containers.ts";
import { linesIn } from "#shared/adapters/blob/lines.ts";
import { chainedLines, firstLink, type JournalEntry, readLine } from "#shared/codes/domain/journal.ts";
import type { Journal, JournalBlob } from "#shared/codes/ports.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";

/** The service takes 50,000 blocks into one blob; the margin is for nobody to have to know that exactly. */
const MOST_BLOCKS = 40_000;
/** Longer than any line; the last one of a blob is read to go on from. */
const TAIL_BYTES = 4096;
const ATTEMPTS = 5;

/** Where the next block goes, and what its first line continues. */
type End = { readonly blob: AppendBlobClient; readonly length: number; readonly chain: string };

/**
 * Append blobs `YYYY-MM-DD/NNNN.jsonl` by the UTC day of writing, one block for each call. Every block is appended at
 * the length that was read, so of two writers one has to read again, and the chain has no fork.
 */
export class BlobJournal implements Journal {
  readonly #open: OpenBlobContainer;
  readonly #clock: Clock;
  readonly #mostBlocks: number;

  constructor(open: OpenBlobContainer, clock: Clock, mostBlocks: number = MOST_BLOCKS) {
    this.#open = open;
    this.#clock = clock;
    this.#mostBlocks = mostBlocks;
  }

  async append(entries: readonly JournalEntry[]) {
    const day = this.#clock().slice(0, 10);
    for (let attempt = 1; ; attempt += 1) {
      const end = await this.#endOf(day);
      const block = Buffer.from(chainedLines(end.chain, entries));
      try {
        await end.blob.appendBlock(block, block.length, { conditions: { appendPosition: end.length } });
        return;
      } catch (error) {
        // Without an answer, or repeated by the client after a lost one, the block may be there.
        if (await holds(end, block)) return;
        if (statusOf(error) !== PRECONDITION_FAILED) throw error;
        if (attempt >= ATTEMPTS) throw new UnavailableError("others keep appending to the journal", { cause: error });
      }
    }
  }

  async *blobs(): AsyncIterable<JournalBlob> {
    const container = await this.#open();
    if (!(await container.exists())) return;
    for await (const { name } of container.listBlobsFlat()) yield { name, lines: readLines(container, name) };
  }

  /** The first blob of the day that takes another block; one whose last line is damaged takes none. */
  async #endOf(day: string): Promise<End> {
    const container = await this.#open();
    for (let number = 1; ; number += 1) {
      const blob = container.getAppendBlobClient(`${day}/${String(number).padStart(4, "0")}.jsonl`);
      const { length, blocks } = (await sizeOf(blob)) ?? (await created(container, blob));
      if (blocks >= this.#mostBlocks) continue;
      const chain = length === 0 ? firstLink(blob.name) : await lastLink(blob, length);
      if (chain !== undefined) return { blob, length, chain };
    }
  }
}

async function sizeOf(blob: AppendBlobClient) {
  try {
    const { contentLength = 0, blobCommittedBlockCount = 0 } = await blob.getProperties();
    return { length: contentLength, blocks: blobCommittedBlockCount };
  } catch (error) {
    if (statusOf(error) === NOT_FOUND) return undefined;
    throw error;
  }
}

/** Another writer may create it at the same time; then what that one has appended shows with the next append. */
async function created(container: ContainerClient, blob: AppendBlobClient) {
  await container.createIfNotExists();
  try {
    await blob.create({ conditions: { ifNoneMatch: "*" } });
  } catch (error) {
    if (statusOf(error) !== CONFLICT && statusOf(error) !== PRECONDITION_FAILED) throw error;
  }
  return { length: 0, blocks: 0 };
}

async function lastLink(blob: AppendBlobClient, length: number): Promise<string | undefined> {
  const from = Math.max(0, length - TAIL_BYTES);
  // No further than the length that was read: others may have appended since.
  const tail = (await blob.downloadToBuffer(from, length - from)).toString("utf8");
  return tail.endsWith("\n") ? readLine(tail.slice(0, -1).split("\n").at(-1) ?? "")?.chain : undefined;
}

async function holds({ blob, length }: End, block: Buffer): Promise<boolean> {
  const size = await sizeOf(blob);
  if (size === undefined || size.length < length + block.length) return false;
  return block.equals(await blob.downloadToBuffer(length, block.length));
}

async function* readLines(container: ContainerClient, name: string): AsyncIterable<string> {
  const { readableStreamBody } = await container.getBlobClient(name).download();
  if (readableStreamBody !== undefined) yield* linesIn(readableStreamBody);
}
