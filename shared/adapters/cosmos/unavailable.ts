import { UnavailableError } from "#shared/kernel/versioned.ts";

/** Statuses that say "not now": timeout, gone, throttled, concurrent write, service unavailable. */
const UNAVAILABLE_STATUSES: ReadonlySet<number> = new Set([408, 410, 429, 449, 503]);
/** With status 404: no replica has reached the session yet, so nobody knows whether the document exists. */
const SESSION_NOT_AVAILABLE = 1002;
/** Socket failures after which the outcome of a write is unknown, and refused connections. */
const UNAVAILABLE_CODES: ReadonlySet<string> = new Set([
  "ECONNRESET",
  "ECONNREFUSED",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_SOCKET",
  "REQUEST_SEND_ERROR",
  "TimeoutError",
]);
const NOT_FOUND = 404;
const ATTEMPTS = 3;
/** How long one call may take with all its repetitions. Unit: milliseconds. */
const PATIENCE_MS = 2000;
const FIRST_DELAY_MS = 20;

/** The HTTP status of a failed database call, also where the client wraps it; undefined when there is none. */
export function statusOf(error: unknown): number | undefined {
  for (let cause = error; cause instanceof Object; cause = (cause as { cause?: unknown }).cause) {
    const { code, statusCode } = cause as { code?: unknown; statusCode?: unknown };
    if (typeof code === "number") return code;
    if (typeof statusCode === "number") return statusCode;
  }
  return undefined;
}

/** The client gives a point read of a lagging replica as a document that is missing; this makes it the exception it is. */
export function throwWhenLagging({ statusCode, substatus }: { statusCode: number; substatus?: number }): void {
  if (statusCode !== NOT_FOUND || substatus !== SESSION_NOT_AVAILABLE) return;
  throw Object.assign(new Error("no replica has reached the session"), { code: statusCode, substatus });
}

/** A batch reports a throttled or conflicting write inside its answer; this makes it the exception it is. */
export function throwWhenUnavailable(results: readonly { readonly statusCode: number }[]): void {
  const unavailable = results.find(({ statusCode }) => UNAVAILABLE_STATUSES.has(statusCode));
  if (unavailable) throw Object.assign(new Error("batch operation not served"), { code: unavailable.statusCode });
}

/**
 * Tries a call again when the database could not serve it, three times and two seconds in all: the client itself
 * repeats throttled calls and lost reads, but for half a minute, and writes not at all. A call that is given up may
 * still take effect.
 * @throws {UnavailableError} when it could not be served in time; any other error as it is.
 */
export async function retryWhenUnavailable<Value>(call: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await abortable(call(signal), signal);
    } catch (error) {
      if (!signal.aborted && !isUnavailable(error)) throw error;
      if (signal.aborted || attempt >= ATTEMPTS)
        throw new UnavailableError("the database is not available", { cause: error });
      await pause(FIRST_DELAY_MS * 2 ** attempt);
    }
  }
}

/** The client looks at its signal between tries only. */
function abortable<Value>(calling: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise: given, reject: giveUp } = Promise.withResolvers<never>();
  const stop = () => giveUp(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  return Promise.race([calling, given]).finally(() => signal.removeEventListener("abort", stop));
}

function isUnavailable(error: unknown): boolean {
  const status = statusOf(error);
  if (status === NOT_FOUND) return isLagging(error);
  if (status !== undefined) return UNAVAILABLE_STATUSES.has(status);
  for (let cause = error; cause instanceof Object; cause = (cause as { cause?: unknown }).cause) {
    const { code, name } = cause as { code?: unknown; name?: unknown };
    if (typeof code === "string" && UNAVAILABLE_CODES.has(code)) return true;
    if (typeof name === "string" && UNAVAILABLE_CODES.has(name)) return true;
  }
  return false;
}

function isLagging(error: unknown): boolean {
  for (let cause = error; cause instanceof Object; cause = (cause as { cause?: unknown }).cause)
    if ((cause as { substatus?: unknown }).substatus === SESSION_NOT_AVAILABLE) return true;
  return false;
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
