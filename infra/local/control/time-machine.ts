import { setTimeout as delay } from "node:timers/promises";
import { nextStop, overdueThings, type TravelParts } from "./due-things.ts";
import { NotSettledError, waitUntilQuiet } from "./quiet.ts";

export type TimeMachine = {
  /**
   * Walks to the instant (epoch ms, or a function of the instant at which its turn comes) from one due thing to the
   * next. An instant in the past moves nothing. Throws NotSettledError when something stays busy on the way.
   */
  advanceTo(target: number | ((now: number) => number)): Promise<void>;
  /** Resolves when nothing is busy and nothing overdue is left at this instant; NotSettledError when that fails. */
  settle(): Promise<void>;
};

/** How long to wait, in real milliseconds, for quiet at each stop and for overdue things when settling. */
export type Patience = { quietWithinMs?: number; settleWithinMs?: number };

const PATIENCE_IN_MS = 30_000;
const SETTLE_POLL_IN_MS = 20;

/** Knows no product: what is due it reads from `wakeAt`, scheduled messages and timers. Calls run one at a time. */
export function createTimeMachine(parts: TravelParts, patience: Patience = {}): TimeMachine {
  const { quietWithinMs = PATIENCE_IN_MS, settleWithinMs = PATIENCE_IN_MS } = patience;
  const inTurn = createTurns();

  return {
    advanceTo: (target) =>
      inTurn(() => walk(parts, typeof target === "number" ? target : target(parts.clock.now()), quietWithinMs)),
    settle: () => inTurn(() => settle(parts, quietWithinMs, settleWithinMs)),
  };
}

async function walk(parts: TravelParts, target: number, quietWithinMs: number): Promise<void> {
  await waitUntilQuiet(parts, quietWithinMs);
  for (;;) {
    const stop = await nextStop(parts);
    if (stop === undefined || stop >= target) break;
    await arriveAt(parts, stop, quietWithinMs);
  }
  await arriveAt(parts, target, quietWithinMs);
}

async function arriveAt(parts: TravelParts, instant: number, quietWithinMs: number): Promise<void> {
  moveForwards(parts.clock, instant);
  await parts.serviceBus.clockMoved();
  await parts.host()?.clockMoved();
  await waitUntilQuiet(parts, quietWithinMs);
}

/** The clock runs on meanwhile, so an instant a moment ahead may be reached before it is set. */
function moveForwards(clock: TravelParts["clock"], instant: number): void {
  try {
    clock.moveTo(instant);
  } catch (error) {
    if (!(error instanceof RangeError) || clock.now() < instant) throw error;
  }
}

async function settle(parts: TravelParts, quietWithinMs: number, settleWithinMs: number): Promise<void> {
  const deadline = performance.now() + settleWithinMs;
  for (;;) {
    await waitUntilQuiet(parts, quietWithinMs);
    const overdue = await overdueThings(parts);
    if (overdue.length === 0) return;
    if (performance.now() > deadline) {
      throw new NotSettledError(`Still due after ${settleWithinMs / 1000} s: ${overdue.join("; ")}`);
    }
    await delay(SETTLE_POLL_IN_MS);
  }
}

function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(task: () => Promise<T>): Promise<T> => {
    const turn = last.then(task);
    last = turn.catch(() => undefined);
    return turn;
  };
}
