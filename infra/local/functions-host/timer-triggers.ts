import type { Activity } from "./activity.ts";
import { type FunctionDefinition, refuseOtherOptions } from "./function-definitions.ts";
import type { HostLog } from "./host-log.ts";
import type { Invoker } from "./invocation.ts";
import { parseNcrontab, type Schedule } from "./ncrontab.ts";
import { MalformedField } from "./ncrontab-field.ts";
import { connectionString, resolveSettings } from "./settings.ts";
import { StartupRefusal } from "./startup-refusal.ts";
import { Timer } from "./timer.ts";
import { hostIdOf, TimerMonitor } from "./timer-monitor.ts";

export type TimerTriggerParts = {
  readonly appDir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly invoker: Invoker;
  readonly activity: Activity;
  readonly log: HostLog;
};

/** Oftener than this, the platform keeps no status. */
const MONITORED_PERIOD_MS = 60_000;

/** All timers of the app, on the business clock. */
export class TimerTriggers {
  readonly #timers: readonly Timer[];
  readonly #schedules: readonly Schedule[];

  /** Throws StartupRefusal for a schedule that the platform would not run. */
  constructor(definitions: readonly FunctionDefinition[], parts: TimerTriggerParts) {
    const { env, appDir } = parts;
    const monitor =
      definitions.length === 0
        ? undefined
        : new TimerMonitor(connectionString("AzureWebJobsStorage", env), hostIdOf(appDir, env));
    const defined = definitions.map((definition) => ({ definition, schedule: scheduleOf(definition, env) }));
    this.#schedules = defined.map(({ schedule }) => schedule);
    this.#timers = defined.map(
      ({ definition, schedule }) =>
        new Timer({ ...parts, definition, schedule, monitor: isMonitored(definition, schedule) ? monitor : undefined }),
    );
  }

  /** Resolves when every timer waits, or when its status could not be read and is asked for again. */
  async attach(): Promise<void> {
    await Promise.all(this.#timers.map((timer) => timer.attach()));
  }

  /** The next occurrence of any timer, in business milliseconds. */
  nextAt(): number | undefined {
    return earliest(this.#timers.map((timer) => timer.nextAt()));
  }

  /** The first occurrence of any timer at or after the instant. */
  atOrAfter(epochMs: number): number | undefined {
    return earliest(this.#schedules.map((schedule) => schedule.after(epochMs - 1)));
  }

  /** Resolves when every timer with an occurrence in (`previousMs`, now] has been started once. */
  async catchUp(previousMs: number): Promise<void> {
    await Promise.all(this.#timers.map((timer) => timer.catchUp(previousMs)));
  }

  stop(): void {
    for (const timer of this.#timers) timer.stop();
  }
}

function earliest(instants: readonly (number | undefined)[]): number | undefined {
  const known = instants.filter((instant) => instant !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

function scheduleOf(definition: FunctionDefinition, env: NodeJS.ProcessEnv): Schedule {
  refuseOtherOptions(definition, ["schedule", "useMonitor"]);
  try {
    return parseNcrontab(resolveSettings(String(definition.trigger.schedule), env));
  } catch (cause) {
    if (!(cause instanceof MalformedField)) throw cause;
    throw new StartupRefusal(`Function '${definition.name}': ${cause.message}`, { cause });
  }
}

function isMonitored({ trigger }: FunctionDefinition, schedule: Schedule): boolean {
  const first = schedule.after(Date.now());
  const second = first === undefined ? undefined : schedule.after(first);
  const frequent = first !== undefined && second !== undefined && second - first < MONITORED_PERIOD_MS;
  return trigger.useMonitor !== false && !frequent;
}
