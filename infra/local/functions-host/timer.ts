import type { Activity } from "./activity.ts";
import type { FunctionDefinition } from "./function-definitions.ts";
import { describeFault, type HostLog } from "./host-log.ts";
import type { Invoker } from "./invocation.ts";
import type { Schedule } from "./ncrontab.ts";
import { NEVER, type TimerMonitor, type TimerStatus } from "./timer-monitor.ts";

export type TimerParts = {
  readonly definition: FunctionDefinition;
  readonly schedule: Schedule;
  /** Absent for a timer of which no status is kept. */
  readonly monitor: TimerMonitor | undefined;
  readonly invoker: Invoker;
  readonly activity: Activity;
  readonly log: HostLog;
};

/** A run that starts later than this after its occurrence says so in `isPastDue`. */
const PAST_DUE_AFTER_MS = 5_000;
const STORAGE_RETRY_MS = 1_000;
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** One timer function: waits for its next occurrence on the business clock and never overlaps itself. */
export class Timer {
  readonly #parts: TimerParts;
  #status: TimerStatus | undefined;
  /** The occurrence being waited for; undefined while the function runs and while its status is not known. */
  #due: number | undefined;
  #running: Promise<void> | undefined;
  /** The clock was moved over an occurrence while the function ran. */
  #owed = false;
  #stopped = false;
  #wait: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;

  constructor(parts: TimerParts) {
    this.#parts = parts;
  }

  /** Reads the kept status; an occurrence missed since then is run once, at once. Tries again until it succeeds. */
  async attach(): Promise<void> {
    try {
      const kept = await this.#parts.monitor?.read(this.#parts.definition.name);
      if (!this.#stopped) this.#begin(kept);
    } catch (fault) {
      this.#complain("The status cannot be read", fault);
      this.#retryLater(() => this.attach());
    }
  }

  nextAt(): number | undefined {
    return this.#due ?? this.#parts.schedule.after(Date.now());
  }

  /** Resolves when an occurrence in (`previousMs`, now] has led to a run, which may still be going on. */
  async catchUp(previousMs: number): Promise<void> {
    if (this.#running !== undefined) {
      const passed = this.#parts.schedule.after(previousMs);
      this.#owed ||= passed !== undefined && passed <= Date.now();
      await this.#running;
    }
    this.#look();
  }

  /** Starts no further run; one that is going on finishes. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#wait);
    clearTimeout(this.#retry);
  }

  #begin(kept: TimerStatus | undefined): void {
    const { schedule, monitor } = this.#parts;
    const now = Date.now();
    const expected = kept === undefined ? undefined : schedule.after(Date.parse(lastKnown(kept)));
    const unchanged = kept !== undefined && expected !== undefined && iso(expected) === kept.Next;
    if (unchanged) this.#status = kept;
    else if (monitor !== undefined) void this.#keep({ Last: NEVER, Next: next(schedule, now), LastUpdated: iso(now) });
    // A schedule that is new or has changed owes nothing for the time before.
    if (unchanged && expected <= now) this.#start(true);
    else this.#arm(unchanged ? expected : schedule.after(now));
  }

  #arm(due: number | undefined): void {
    this.#due = due;
    if (!this.#stopped) this.#look();
  }

  /** Runs the function when its occurrence has come; otherwise waits for it. */
  #look(): void {
    clearTimeout(this.#wait);
    if (this.#due === undefined || this.#stopped) return;
    const left = this.#due - Date.now();
    if (left > 0) this.#wait = setTimeout(() => this.#look(), Math.min(left, LONGEST_WAIT_MS));
    else this.#start(-left > PAST_DUE_AFTER_MS);
  }

  #start(isPastDue: boolean): void {
    const startedAt = Date.now();
    this.#due = undefined;
    this.#running = this.#parts.activity
      .track(() => this.#run(startedAt, isPastDue))
      .then(() => {
        this.#running = undefined;
        const owed = this.#owed ? this.#parts.schedule.after(startedAt) : undefined;
        this.#owed = false;
        this.#arm(owed ?? this.#parts.schedule.after(Date.now()));
      });
  }

  async #run(startedAt: number, isPastDue: boolean): Promise<void> {
    const { definition, invoker, schedule, monitor } = this.#parts;
    const info = { Schedule: { AdjustForDST: true }, ScheduleStatus: this.#status ?? null, IsPastDue: isPastDue };
    const trigger = { bindingName: definition.bindingName, data: { json: JSON.stringify(info) } };
    await invoker.invoke(definition.registered, trigger).catch(() => undefined); // Logged there; the next run catches up.
    if (monitor === undefined) return;
    const at = iso(startedAt);
    await this.#keep({ Last: at, Next: next(schedule, startedAt), LastUpdated: at });
  }

  async #keep(status: TimerStatus): Promise<void> {
    this.#status = status;
    clearTimeout(this.#retry);
    try {
      await this.#parts.monitor?.write(this.#parts.definition.name, status);
    } catch (fault) {
      this.#complain("The status cannot be written", fault);
      if (this.#status === status) this.#retryLater(() => this.#keep(status));
    }
  }

  #retryLater(attempt: () => Promise<void>): void {
    if (!this.#stopped) this.#retry = setTimeout(() => void attempt(), STORAGE_RETRY_MS);
  }

  #complain(what: string, fault: unknown): void {
    const functionName = this.#parts.definition.name;
    this.#parts.log({
      level: "warning",
      category: "system",
      functionName,
      message: `${what}: ${describeFault(fault)}`,
    });
  }
}

function lastKnown(status: TimerStatus): string {
  return status.Last === NEVER ? status.LastUpdated : status.Last;
}

function next(schedule: Schedule, epochMs: number): string | undefined {
  const occurrence = schedule.after(epochMs);
  return occurrence === undefined ? undefined : iso(occurrence);
}

function iso(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
