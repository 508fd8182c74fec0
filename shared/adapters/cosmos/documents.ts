import type { Container, ItemResponse, OperationInput, PatchOperation, SqlQuerySpec } from "@azure/cosmos";
import { changesAfter } from "#shared/adapters/cosmos/change-feed.ts";
import {
  retryWhenUnavailable,
  statusOf,
  throwWhenLagging,
  throwWhenUnavailable,
} from "#shared/adapters/cosmos/unavailable.ts";
import { StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";

const OK = 200;
const NOT_FOUND = 404;
const CONFLICT = 409;
const PRECONDITION_FAILED = 412;
/** Status the database gives to every other operation of a batch that failed. */
const FAILED_DEPENDENCY = 424;
const CHECK_PAGE = 1000;

/** Gives the one container; asked again for every call, so that its client is made when it is first needed. */
export type OpenContainer = () => Promise<Container>;

/** A document as it is stored: our properties beside the database's own, which start with an underscore. */
export type Stored = { readonly id: string };

/** What a write left: the etag to write over it, and the session token to read it back by. */
type Written = { readonly session: string | undefined; readonly version: string };

/** `versions` of the documents written; undefined where the database told none. */
export type WrittenBatch = {
  readonly session: string | undefined;
  readonly versions: readonly (string | undefined)[];
};

/** What we stored, without the names a document is found by and what the database keeps beside it. */
export const contentOf = <Content extends object>(document: Content & Stored): Content =>
  Object.fromEntries(
    Object.entries(document).filter(([name]) => name !== "id" && name !== "kind" && !name.startsWith("_")),
  ) as Content;

/** A part of a batch. */
export const createOf = (document: Stored): OperationInput => ({
  operationType: "Create",
  resourceBody: { ...document },
});

/** A part of a batch, which fails unless the document is still of version `ifMatch`. */
export const replaceOf = (document: Stored, ifMatch: string): OperationInput => ({
  operationType: "Replace",
  id: document.id,
  resourceBody: { ...document },
  ifMatch,
});

/**
 * One container, point operations and single-partition batches. Every call names its partition.
 * Calls the database could not serve are tried again here, so a write whose answer was lost may meet its own effect:
 * as `"exists"` or as `StaleVersionError`. Callers read back and decide by state.
 */
export class Documents {
  readonly #open: OpenContainer;

  constructor(open: OpenContainer) {
    this.#open = open;
  }

  /** @returns undefined when there is no such document. */
  async read<Document extends Stored>(partition: string, id: string, session?: string) {
    const options = session === undefined ? {} : { sessionToken: session };
    const response = await retryWhenUnavailable(async (abortSignal) => {
      const answer = await (await this.#open()).item(id, partition).read<Document>({ ...options, abortSignal });
      throwWhenLagging(answer);
      return answer;
    });
    if (response.statusCode === NOT_FOUND || response.resource === undefined) return undefined;
    return versioned(response, response.resource);
  }

  async create(document: Stored): Promise<Written | "exists"> {
    try {
      const response = await retryWhenUnavailable(async (abortSignal) =>
        (await this.#open()).items.create(document, { abortSignal }),
      );
      return { session: sessionOf(response), version: response.etag };
    } catch (error) {
      if (statusOf(error) === CONFLICT) return "exists";
      throw error;
    }
  }

  /**
   * Changes single properties of a document that meets `condition`, e.g. `FROM c WHERE c.state = "open"`.
   * @returns the document after the change, or undefined when it did not meet the condition.
   */
  async patch<Document extends Stored>(partition: string, id: string, operations: PatchOperation[], condition: string) {
    try {
      const response = await retryWhenUnavailable(async (abortSignal) =>
        (await this.#open()).item(id, partition).patch<Document>({ condition, operations }, { abortSignal }),
      );
      return response.resource === undefined ? undefined : versioned(response, response.resource);
    } catch (error) {
      if (statusOf(error) === PRECONDITION_FAILED) return undefined;
      throw error;
    }
  }

  /**
   * All or nothing in one partition.
   * @returns the version of each document written, in the order of `operations`; `"exists"` when a Create met an existing
   * document.
   * @throws {StaleVersionError} when an `ifMatch` did not match.
   */
  async batch(partition: string, operations: OperationInput[]): Promise<WrittenBatch | "exists"> {
    const response = await retryWhenUnavailable(async (abortSignal) => {
      const answer = await (await this.#open()).items.batch(operations, partition, { abortSignal });
      throwWhenUnavailable(answer.result ?? []);
      return answer;
    });
    if (response.code === OK)
      return { session: sessionOf(response), versions: (response.result ?? []).map(({ eTag }) => eTag) };
    const failed = (response.result ?? []).find(
      ({ statusCode }) => statusCode >= 400 && statusCode !== FAILED_DEPENDENCY,
    );
    if (failed?.statusCode === CONFLICT) return "exists";
    if (failed?.statusCode === PRECONDITION_FAILED) throw new StaleVersionError(`partition ${partition} has moved on`);
    throw new Error(`batch in partition ${partition} failed with status ${failed?.statusCode ?? response.code}`);
  }

  /** @throws {StaleVersionError} when the stored document is no longer of `version`. */
  async replace(partition: string, document: Stored, version: string): Promise<Written> {
    const accessCondition = { type: "IfMatch", condition: version };
    try {
      const response = await retryWhenUnavailable(async (abortSignal) =>
        (await this.#open()).item(document.id, partition).replace(document, { accessCondition, abortSignal }),
      );
      return { session: sessionOf(response), version: response.etag };
    } catch (error) {
      if (statusOf(error) === PRECONDITION_FAILED)
        throw new StaleVersionError(`${document.id} has moved on`, { cause: error });
      throw error;
    }
  }

  /** Gone afterwards, also when it was gone before. */
  async delete(partition: string, id: string): Promise<void> {
    try {
      await retryWhenUnavailable(async (abortSignal) =>
        (await this.#open()).item(id, partition).delete({ abortSignal }),
      );
    } catch (error) {
      if (statusOf(error) !== NOT_FOUND) throw error;
    }
  }

  /** Everything of one partition that `query` selects, page by page until the end. */
  async inPartition<Row>(partition: string, query: SqlQuerySpec, session?: string): Promise<readonly Row[]> {
    const readBack = session === undefined ? {} : { sessionToken: session };
    const { resources } = await retryWhenUnavailable(async (abortSignal) =>
      (await this.#open()).items
        .query<Row>(query, { partitionKey: partition, maxItemCount: -1, abortSignal, ...readBack })
        .fetchAll(),
    );
    return resources;
  }

  /** The same, where there may be more than one call can bring: each page is a call of its own. */
  async *pagesInPartition<Row>(partition: string, query: SqlQuerySpec): AsyncIterable<Row> {
    const container = await this.#open();
    const pages = container.items.query<Row>(query, { partitionKey: partition, maxItemCount: CHECK_PAGE });
    while (pages.hasMoreResults()) yield* (await retryWhenUnavailable(() => pages.fetchNext())).resources ?? [];
  }

  /**
   * Up to about `atLeast` rows over all partitions; for timers only, never on a request's path. A page may be empty
   * although later ones are not: each comes from one physical partition.
   */
  firstRows<Row>(query: SqlQuerySpec, atLeast: number): Promise<readonly Row[]> {
    return retryWhenUnavailable(async (abortSignal) => {
      const pages = (await this.#open()).items.query<Row>(query, { maxItemCount: atLeast, abortSignal });
      const rows: Row[] = [];
      do {
        const { resources } = await pages.fetchNext();
        rows.push(...(resources ?? []));
      } while (rows.length < atLeast && pages.hasMoreResults());
      return rows;
    });
  }

  /** Everything in all partitions that `query` selects, page by page; for checks only, never on a request's path. */
  async *everywhere<Row>(query: SqlQuerySpec): AsyncIterable<Row> {
    const pages = (await this.#open()).items.query<Row>(query, { maxItemCount: CHECK_PAGE });
    while (pages.hasMoreResults()) yield* (await pages.fetchNext()).resources ?? [];
  }

  /**
   * One page of what changed in all partitions after `position`, each document as it is now; for timers only.
   * @returns undefined when nothing has changed.
   */
  changes<Document extends Stored>(position: string | undefined, maxItemCount: number) {
    return retryWhenUnavailable(async () => changesAfter<Document>(await this.#open(), position, maxItemCount));
  }
}

const versioned = <Document extends Stored>(
  response: ItemResponse<Document>,
  resource: Document,
): Versioned<Document> => {
  const session = sessionOf(response);
  return { value: resource, version: response.etag, ...(session === undefined ? {} : { session }) };
};

function sessionOf(response: { readonly headers?: Readonly<Record<string, unknown>> }): string | undefined {
  const token = response.headers?.["x-ms-session-token"];
  return typeof token === "string" ? token : undefined;
}
