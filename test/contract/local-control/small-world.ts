import type { TravelHost, TravelParts } from "#infra/local/control/due-things.ts";

const MINUTE = 60_000;

/** One thing that waits for a timer; `run` is what the timer does with it and when it wakes next (undefined: done). */
export type Waiting = { wakeAt: string; run(now: number): string | undefined };

/** A world by hand: a clock that stands still, a timer each minute, one container, one queue that works at once. */
export function createSmallWorld(startsAt: string) {
  let now = Date.parse(startsAt);
  let ranUpTo = now;
  let waiting: Waiting[] = [];
  let scheduled: { at: number; run(now: number): void }[] = [];
  const visited: string[] = [];
  const counts = { active: 0, locked: 0 };
  const broker = { isReachable: true };
  const status = { inFlight: 0 };

  function runTimer(): void {
    if (Math.floor(now / MINUTE) * MINUTE <= ranUpTo) return;
    ranUpTo = now;
    for (const thing of waiting.filter(({ wakeAt }) => Date.parse(wakeAt) <= now)) {
      waiting = waiting.filter((other) => other !== thing);
      const wakeAt = thing.run(now);
      if (wakeAt !== undefined) waiting.push({ ...thing, wakeAt });
    }
  }

  const host: TravelHost = {
    status: async () => ({ ...status }),
    timerAtOrAfter: (instant) => Math.ceil(instant / MINUTE) * MINUTE,
    clockMoved: async () => runTimer(),
  };
  const parts: TravelParts = {
    clock: {
      now: () => now,
      moveTo: (instant) => {
        if (instant < now) throw new RangeError("The clock only moves forwards");
        now = instant;
        visited.push(new Date(instant).toISOString());
      },
    },
    cosmos: { smallest: () => waiting.map(({ wakeAt }) => wakeAt).toSorted()[0] },
    wakeContainers: ["orders"],
    serviceBus: {
      queues: ["fulfilment"],
      counts: () => ({ ...counts }),
      isReachable: () => broker.isReachable,
      nextScheduledAt: () => (scheduled.length === 0 ? undefined : Math.min(...scheduled.map(({ at }) => at))),
      clockMoved: () => {
        const due = scheduled.filter(({ at }) => at <= now);
        scheduled = scheduled.filter(({ at }) => at > now);
        for (const message of due) message.run(now);
      },
    },
    host: () => host,
  };

  return {
    parts,
    host,
    counts,
    broker,
    status,
    /** Every instant the clock was moved to, in order. */
    visited,
    now: () => new Date(now).toISOString(),
    waitFor: (wakeAt: string, run: Waiting["run"] = () => undefined) => waiting.push({ wakeAt, run }),
    schedule: (at: string, run: (now: number) => void = () => undefined) => scheduled.push({ at: Date.parse(at), run }),
  };
}
