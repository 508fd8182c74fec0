import type { Documents, Stored } from "#shared/adapters/cosmos/documents.ts";
import type { FeedPosition } from "#shared/kernel/follow-feed.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import { StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";
import type { Row } from "#shared/operations/domain/order-lists.ts";
import type { OrderLists, RowRange } from "#shared/operations/ports.ts";

/** What the lists know of themselves, in a partition of its own beside them. */
const PROGRESS = "progress";
const POSITION = "position";
const AS_OF = "as-of";

type ProgressDocument = Stored & { readonly list: string; readonly value: string };

/** The container `order-lists`: one partition for each list, one document for each row. */
export class CosmosOrderLists implements OrderLists {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async find(list: string, id: string): Promise<Versioned<Row> | undefined> {
    const stored = await this.#documents.read<Row & Stored>(list, id);
    return stored && { ...stored, value: toRow(stored.value) };
  }

  async put(row: Row, version: string | undefined): Promise<void> {
    await write(this.#documents, row, version);
  }

  remove(list: string, id: string): Promise<void> {
    return this.#documents.delete(list, id);
  }

  async rows({ list, by, floor, ceiling, isNewestFirst, most }: RowRange): Promise<readonly Row[]> {
    const direction = isNewestFirst ? "DESC" : "ASC";
    const range = `c.${by} >= @floor AND c.${by} < @ceiling`;
    const query = `SELECT TOP ${most} * FROM c WHERE ${range} ORDER BY c.${by} ${direction}`;
    const parameters = [
      { name: "@floor", value: floor },
      { name: "@ceiling", value: ceiling },
    ];
    const stored = await this.#documents.inPartition<Row>(list, { query, parameters });
    return stored.map(toRow);
  }

  async asOf(): Promise<Instant | undefined> {
    return (await this.#readAsOf())?.value.value as Instant | undefined;
  }

  caughtUp(at: Instant): Promise<void> {
    return retryWhenStale(async () => {
      const stored = await this.#readAsOf();
      if (stored !== undefined && stored.value.value >= at) return;
      await write(this.#documents, { id: AS_OF, list: PROGRESS, value: at }, stored?.version);
    });
  }

  #readAsOf() {
    return this.#documents.read<ProgressDocument>(PROGRESS, AS_OF);
  }
}

/** Beside the lists: where these are lost, so is the position, and they are made anew. */
export class CosmosListPosition implements FeedPosition {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async read(): Promise<Versioned<string> | undefined> {
    const stored = await this.#documents.read<ProgressDocument>(PROGRESS, POSITION);
    return stored && { value: stored.value.value, version: stored.version };
  }

  async move(position: string, from: Versioned<string> | undefined): Promise<Versioned<string>> {
    const document: ProgressDocument = { id: POSITION, list: PROGRESS, value: position };
    return { value: position, version: await write(this.#documents, document, from?.version) };
  }
}

async function write(
  documents: Documents,
  document: (Row & Stored) | ProgressDocument,
  version: string | undefined,
): Promise<string> {
  if (version !== undefined) return (await documents.replace(document.list, document, version)).version;
  const created = await documents.create(document);
  if (created === "exists") throw new StaleVersionError(`${document.id} was written in between`);
  return created.version;
}

const toRow = ({ list, id, key, agreementKey, statusKey, changedAt, content, beside }: Row): Row => ({
  list,
  id,
  key,
  ...(agreementKey === undefined ? {} : { agreementKey }),
  ...(statusKey === undefined ? {} : { statusKey }),
  changedAt,
  content,
  ...(beside === undefined ? {} : { beside }),
});
