import { setTimeout as delay } from "node:timers/promises";
import type { TravelHost, TravelParts } from "./due-things.ts";

/** Thrown when something is still busy, or still due, after the time allowed for it; the message names it. */
export class NotSettledError extends Error {
  override name = "NotSettledError";
}

const POLL_IN_MS = 3;

/**
 * Resolves when the host runs nothing and no queue holds a message that is active, locked or due, twice in a row.
 * Without a host nothing will ever move, so that counts as quiet. Throws NotSettledError after `withinMs`.
 */
export async function waitUntilQuiet(parts: TravelParts, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  let quietInARow = 0;
  while (quietInARow < 2) {
    const host = parts.host();
    if (host === undefined) return;

    const busy = [...busyQueues(parts), ...(await busyHost(host, deadline - performance.now()))];
    quietInARow = busy.length === 0 ? quietInARow + 1 : 0;
    if (performance.now() > deadline) {
      throw new NotSettledError(`Still busy after ${withinMs / 1000} s: ${busy.join("; ")}`);
    }
    await delay(POLL_IN_MS);
  }
}

/** What waits in a broker that nobody can reach will not move, so it is not waited for. */
function busyQueues({ serviceBus, clock }: TravelParts): string[] {
  if (!serviceBus.isReachable()) return [];
  const busy = serviceBus.queues.flatMap((queue) => {
    const { active, locked } = serviceBus.counts(queue);
    return active + locked === 0 ? [] : [`queue ${queue}: ${active} active, ${locked} locked`];
  });
  const scheduledAt = serviceBus.nextScheduledAt();
  if (scheduledAt !== undefined && scheduledAt <= clock.now()) busy.push("a scheduled message that is due");
  return busy;
}

/** A host that does not answer is busy too: it may be on its way up again. */
async function busyHost(host: TravelHost, withinMs: number): Promise<string[]> {
  const abort = new AbortController();
  const silence = delay(Math.max(withinMs, 0), undefined, { signal: abort.signal }).then(() => "silent" as const);
  try {
    const status = await Promise.race([host.status(), silence]);
    if (status === "silent") return ["the Functions host does not answer"];
    return status.inFlight === 0 ? [] : [`the Functions host: ${status.inFlight} in flight`];
  } catch (error) {
    return [`the Functions host: ${error instanceof Error ? error.message : String(error)}`];
  } finally {
    abort.abort();
    silence.catch(() => undefined);
  }
}
