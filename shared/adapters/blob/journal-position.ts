import {
  CONFLICT,
  NOT_FOUND,
  type OpenBlobContainer,
  PRECONDITION_FAILED,
  statusOf,
} from "#shared/adapters/blob/containers.ts";
import type { FeedPosition } from "#shared/kernel/follow-feed.ts";
import { StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";

/** One small blob for each database that is followed: a restored one has another name and is read from its beginning. */
export class BlobJournalPosition implements FeedPosition {
  readonly #open: OpenBlobContainer;
  readonly #database: string;

  constructor(open: OpenBlobContainer, database: string) {
    this.#open = open;
    this.#database = database;
  }

  async read() {
    const blob = await this.#blob();
    try {
      const { etag } = await blob.getProperties();
      // The text is of the version the etag names, or the read fails.
      const text = await blob.downloadToBuffer(0, undefined, { conditions: { ifMatch: etag ?? "" } });
      return { value: text.toString("utf8"), version: etag ?? "" };
    } catch (error) {
      if (statusOf(error) === NOT_FOUND) return undefined;
      throw error;
    }
  }

  async move(position: string, from: Versioned<string> | undefined) {
    if (from === undefined) await (await this.#open()).createIfNotExists();
    const blob = await this.#blob();
    const conditions = from === undefined ? { ifNoneMatch: "*" } : { ifMatch: from.version };
    try {
      const { etag } = await blob.upload(position, Buffer.byteLength(position), { conditions });
      return { value: position, version: etag ?? "" };
    } catch (error) {
      const status = statusOf(error);
      if (status === PRECONDITION_FAILED || status === CONFLICT)
        throw new StaleVersionError(`the journal's position in ${this.#database} has moved on`, { cause: error });
      throw error;
    }
  }

  async #blob() {
    return (await this.#open()).getBlockBlobClient(this.#database);
  }
}
