/**
 * A stored value with the etag it was read under. `session` is the database session token to read it back by, from
 * any instance.
 */
export type Versioned<Value> = { readonly value: Value; readonly version: string; readonly session?: string };

/** Somebody else wrote in between: read again and decide again. */
export class StaleVersionError extends Error {
  override readonly name = "StaleVersionError";
}

/** A document that a message names cannot be read yet. A fault to retry, never a refusal. */
export class MissingDocumentError extends Error {
  override readonly name = "MissingDocumentError";
}

/** A store or broker did not answer in time or asked to come back later. `retryAfterMs` when it said when. */
export class UnavailableError extends Error {
  override readonly name = "UnavailableError";
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options?: { readonly cause?: unknown; readonly retryAfterMs?: number }) {
    super(message, { cause: options?.cause });
    this.retryAfterMs = options?.retryAfterMs;
  }
}

/** @throws {MissingDocumentError} when there is nothing; `name` tells what, by ids only. */
export function expected<Value>(stored: Value | undefined, name: string): Value {
  if (stored === undefined) throw new MissingDocumentError(`${name} cannot be read`);
  return stored;
}
