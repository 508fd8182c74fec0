/** What the time machine drives, as far as it needs to know it. Instants are epoch milliseconds. */
export type TravelParts = {
  clock: { now(): number; moveTo(epochMs: number): void };
  cosmos: { smallest(container: string, path: string): string | number | undefined };
  /** The containers with documents that carry `wakeAt`, an ISO 8601 instant in UTC. */
  wakeContainers: readonly string[];
  serviceBus: {
    queues: readonly string[];
    counts(queue: string): { active: number; locked: number };
    isReachable(): boolean;
    nextScheduledAt(): number | undefined;
    clockMoved(): void | Promise<void>;
  };
  /** The host that runs at the moment; undefined while there is none. */
  host(): TravelHost | undefined;
};

export type TravelHost = {
  status(): Promise<{ inFlight: number }>;
  /** The first occurrence of any timer at or after the instant. */
  timerAtOrAfter(epochMs: number): MaybeLater<number | undefined>;
  clockMoved(): MaybeLater<unknown>;
};

type MaybeLater<T> = T | Promise<T>;

const WAKE_PATH = "/wakeAt";

/** The next instant after now at which something is to happen; undefined when nothing waits. */
export async function nextStop({ clock, serviceBus, host, ...data }: TravelParts): Promise<number | undefined> {
  const now = clock.now();
  const stops: number[] = [];

  const scheduledAt = serviceBus.nextScheduledAt();
  if (scheduledAt !== undefined) stops.push(scheduledAt);

  const wakeAt = Math.min(...earliestWakes(data).map(({ at }) => at));
  if (Number.isFinite(wakeAt)) {
    // What is overdue already had its timer, so it gets the next one.
    const timerAt = await host()?.timerAtOrAfter(Math.max(wakeAt, now + 1));
    if (timerAt !== undefined) stops.push(timerAt);
  }
  return stops.length === 0 ? undefined : Math.min(...stops);
}

/**
 * What should have happened by now, in words: scheduled messages that are due, and `wakeAt`s that a timer has had the
 * time to see. One between the last timer and now waits for the next timer, as it would in Azure.
 */
export async function overdueThings({ clock, serviceBus, host, ...data }: TravelParts): Promise<string[]> {
  const now = clock.now();
  const overdue: string[] = [];

  const scheduledAt = serviceBus.nextScheduledAt();
  if (scheduledAt !== undefined && scheduledAt <= now) {
    overdue.push(`a message scheduled for ${new Date(scheduledAt).toISOString()}`);
  }
  for (const { container, at } of earliestWakes(data)) {
    const timerAt = at <= now ? await host()?.timerAtOrAfter(at) : undefined;
    if (timerAt !== undefined && timerAt <= now) overdue.push(`${container}: wakeAt ${new Date(at).toISOString()}`);
  }
  return overdue;
}

function earliestWakes({ cosmos, wakeContainers }: Pick<TravelParts, "cosmos" | "wakeContainers">) {
  return wakeContainers.flatMap((container) => {
    const wakeAt = cosmos.smallest(container, WAKE_PATH);
    if (wakeAt === undefined) return [];
    const at = typeof wakeAt === "string" ? Date.parse(wakeAt) : Number.NaN;
    if (Number.isNaN(at)) throw new TypeError(`${container} holds a wakeAt that is no instant: ${wakeAt}`);
    return [{ container, at }];
  });
}
