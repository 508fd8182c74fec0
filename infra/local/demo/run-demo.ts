import type { HostLogLine } from "../functions-host/launch.ts";
import { checkEverything } from "./closing-checks.ts";
import type { Shown, ShowProgress } from "./progress.ts";
import { type DemoReport, findings } from "./report.ts";
import { runStep, type Step, type StepUsage } from "./step.ts";
import { STORY } from "./story.ts";
import { inUtc } from "./wording.ts";
import { type DemoWorld, openWorld } from "./world.ts";

export type DemoOptions = {
  readonly show: ShowProgress;
  /** Absent: the whole story. */
  readonly story?: readonly Step[];
  /** Ends the demo early, which then rejects with its reason. */
  readonly signal?: AbortSignal;
};

/** The story could not go on. `cause` is why; `log` the last lines of the host. */
export class StoryFault extends Error {
  override readonly name = "StoryFault";
  readonly log: readonly string[];

  constructor(message: string, { cause, log }: { readonly cause: unknown; readonly log: readonly string[] }) {
    super(message, { cause });
    this.log = log;
  }
}

type Findings = Awaited<ReturnType<typeof findings>>;

const LOG_LINES_KEPT = 12;

/**
 * Plays the story on a system of its own, in memory on free ports, and ends that system whatever happens.
 * A failing check is in the report. @throws {StoryFault} when a step throws or the host crashes.
 */
export async function runDemo({ show, story = STORY, signal }: DemoOptions): Promise<DemoReport> {
  const beganAt = performance.now();
  const log: HostLogLine[] = [];
  const end = earlyEnd(signal);
  const system = onDemand(() => openWorld(log, end.hostCrashed));
  const steps: StepUsage[] = [];
  const scenes = scenesOf(system.get, story, steps);

  try {
    await show(scenes.items.map(({ title, run }) => ({ title, run: () => Promise.race([end.reached, run()]) })));
    const { checks } = await system.get();
    return { ...scenes.findings(), steps, checks, tookMs: performance.now() - beganAt };
  } catch (fault) {
    if (signal?.aborted) throw signal.reason;
    throw new StoryFault("The story could not go on", { cause: fault, log: lastLines(log) });
  } finally {
    await system.end();
  }
}

function scenesOf(open: () => Promise<DemoWorld>, story: readonly Step[], steps: StepUsage[]) {
  let found: Findings | undefined;
  const conclude: Step = {
    title: "Look at everything once more",
    run: async (world) => {
      found = await findings(world);
      await checkEverything(world, found);
      return `${world.sent.length} messages, ${found.mails.length} mails, ${world.log.length} log lines`;
    },
  };
  const begin: Shown = {
    title: "Start the system",
    run: async () => `in memory on free ports, ${inUtc((await open()).stack.clock.now())} UTC`,
  };
  const played = [...story, conclude].map((step) => ({
    title: step.title,
    run: async () => runStep(await open(), step, steps),
  }));

  return {
    items: [begin, ...played],
    findings: () => {
      if (found === undefined) throw new Error("the demo was not played to its end");
      return found;
    },
  };
}

/** Starts the system when it is first asked for. */
function onDemand(open: () => Promise<DemoWorld>) {
  let opening: Promise<DemoWorld> | undefined;
  return {
    get: () => {
      opening ??= open();
      return opening;
    },
    /** Ends it also when it is still starting; what could not start has ended by itself. */
    end: async () => {
      const [opened] = await Promise.allSettled([opening]);
      if (opened.status === "fulfilled") await opened.value?.stack.stop();
    },
  };
}

/** `reached` rejects when the signal is given or the host crashes. */
function earlyEnd(signal: AbortSignal | undefined) {
  const { promise, reject } = Promise.withResolvers<never>();
  // Whatever runs is raced against it; between two steps nobody listens.
  promise.catch(() => undefined);
  const abort = () => reject(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort, { once: true });
  return {
    reached: promise,
    hostCrashed: (code: number | null) => reject(new Error(`the Functions host ended (${code ?? "by a signal"})`)),
  };
}

const lastLines = (log: readonly HostLogLine[]): readonly string[] =>
  log.slice(-LOG_LINES_KEPT).map(({ level, functionName, message }) => {
    const source = functionName === undefined ? level : `${level} ${functionName}`;
    return `${source}: ${message.split("\n")[0]}`;
  });
