import { UnavailableError } from "#shared/kernel/versioned.ts";

/** Statuses that say "not now": timeout, gone, throttled, concurrent write, service unavailable. */
const UNAVAILABLE_STATUSES: ReadonlySet<number> = new Set([408, 410, 429, 449, 503]);
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
const ATTEMPTS = 3;
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

/** A batch reports a throttled or conflicting write inside its answer; this makes it the exception it is. */
export function throwWhenUnavailable(results: readonly { readonly statusCode: number }[]): void {
  const unavailable = results.find(({ statusCode }) => UNAVAILABLE_STATUSES.has(statusCode));
  if (unavailable) throw Object.assign(new Error("batch operation not served"), { code: unavailable.statusCode });
}

/**
 * Tries a call again when the database could not serve it, three times in all, a few dozen milliseconds apart: the
 * client itself repeats throttled calls and lost reads only.
 * @throws {UnavailableError} when it still could not be served; any other error as it is.
 */
export async function retryWhenUnavailable<Value>(call: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      if (attempt >= ATTEMPTS) throw new UnavailableError("the database is not available", { cause: error });
      await pause(FIRST_DELAY_MS * 2 ** attempt);
    }
  }
}

function isUnavailable(error: unknown): boolean {
  const status = statusOf(error);
  if (status !== undefined) return UNAVAILABLE_STATUSES.has(status);
  for (let cause = error; cause instanceof Object; cause = (cause as { cause?: unknown }).cause) {
    const { code, name } = cause as { code?: unknown; name?: unknown };
    if (typeof code === "string" && UNAVAILABLE_CODES.has(code)) return true;
    if (typeof name === "string" && UNAVAILABLE_CODES.has(name)) return true;
  }
  return false;
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
