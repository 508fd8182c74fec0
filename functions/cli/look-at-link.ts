import type { LinkChecks } from "#shared/contracts/link-checks.ts";

/** `unknown`: the answer says nothing about the page, or there was none. */
export type Look = { readonly url: string; readonly found: "alive" | "dead" | "unknown"; readonly because?: string };

export type LookAtLink = (url: string) => Promise<Look>;

/** Sites that do not answer a HEAD may answer a GET. */
const NOT_FOR_HEAD: ReadonlySet<number> = new Set([400, 403, 404, 405, 501]);
/** The page is gone for good, as far as a site can say it. */
const GONE: ReadonlySet<number> = new Set([404, 410]);

/** Asks for an address as a browser would, redirects followed, nothing of the page kept. `timeoutMs` for each request. */
export const createLookAtLink =
  (timeoutMs: number): LookAtLink =>
  async (url) => {
    try {
      const head = await statusOf(url, "HEAD", timeoutMs);
      return judged(url, NOT_FOR_HEAD.has(head) ? await statusOf(url, "GET", timeoutMs) : head);
    } catch (error) {
      return { url, found: "unknown", because: reasonOf(error) };
    }
  };

async function statusOf(url: string, method: "HEAD" | "GET", timeoutMs: number): Promise<number> {
  const response = await fetch(url, { method, signal: AbortSignal.timeout(timeoutMs) });
  await response.body?.cancel();
  return response.status;
}

function judged(url: string, status: number): Look {
  if (status >= 200 && status < 300) return { url, found: "alive" };
  return { url, found: GONE.has(status) ? "dead" : "unknown", because: `The site answers ${status}.` };
}

/** The innermost cause names what failed, such as a name nobody knows. */
const reasonOf = (error: unknown): string =>
  error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : "No answer.";

/** What is certain of these looks, to be kept with the day `on`. */
export const checksOf = (looks: readonly Look[], on: string): LinkChecks =>
  Object.fromEntries(
    looks.flatMap(({ url, found, because = "" }): [string, LinkChecks[string]][] => {
      if (found === "unknown") return [];
      return [[url, found === "alive" ? { on, found } : { on, found, because }]];
    }),
  );
