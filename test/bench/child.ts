import { type ChildProcess, fork, type Serializable } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

type Question = { readonly number: number; readonly question: unknown };
type Answer = { readonly number: number; readonly answer?: unknown; readonly fault?: string };

/** A process of its own that answers questions. */
export type Child = {
  readonly pid: number;
  ask(question: Serializable): Promise<unknown>;
  /** Ends it politely and, when it does not within some seconds, by force. */
  close(): Promise<void>;
};

const END_GRACE_MS = 20_000;

/** Starts `program`, a file beside this one. What it says goes to the same place as what this process says of errors. */
export function startChild(program: string, execArgv: readonly string[] = []): Child {
  const file = fileURLToPath(new URL(program, import.meta.url));
  const child = fork(file, [], { execArgv: [...execArgv], stdio: ["ignore", "pipe", "pipe", "ipc"] });
  for (const stream of [child.stdout, child.stderr])
    if (stream !== null) createInterface({ input: stream }).on("line", (line) => console.error(`${program}: ${line}`));
  const waiting = awaited(child, program);
  let last = 0;

  return {
    pid: child.pid ?? 0,
    ask: (question) => {
      if (!child.connected) return Promise.reject(new Error(`${program} has ended`));
      last += 1;
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      waiting.set(last, { resolve, reject });
      child.send({ number: last, question } satisfies Question);
      return promise;
    },
    close: () => end(child),
  };
}

type Settle = { readonly resolve: (answer: unknown) => void; readonly reject: (fault: Error) => void };

function awaited(child: ChildProcess, program: string): Map<number, Settle> {
  const waiting = new Map<number, Settle>();
  child.on("message", ({ number, answer, fault }: Answer) => {
    const { resolve, reject } = waiting.get(number) ?? {};
    waiting.delete(number);
    if (fault === undefined) resolve?.(answer);
    else reject?.(new Error(`${program}: ${fault}`));
  });
  child.on("exit", (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`${program} ended (${signal ?? code})`));
    waiting.clear();
  });
  return waiting;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  if (child.connected) child.disconnect();
  const force = setTimeout(() => child.kill("SIGKILL"), END_GRACE_MS);
  await exited;
  clearTimeout(force);
}

/**
 * Answers what the parent asks, one question after another. `close` runs when the parent goes or lets go, or on SIGTERM;
 * and again once the question under way has failed of it, for what that was still starting.
 */
export function answerParent(answer: (question: unknown) => Promise<unknown>, close: () => Promise<void>): void {
  let turn: Promise<void> = Promise.resolve();
  process.on("message", ({ number, question }: Question) => {
    turn = turn.then(async () => {
      try {
        tell({ number, answer: await answer(question) });
      } catch (error) {
        tell({ number, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      }
    });
  });
  // Ctrl-C reaches every process of a terminal; the parent says when to end.
  process.on("SIGINT", () => undefined);
  const end = async () => {
    try {
      await close();
      await turn;
      await close();
      process.exit(0);
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
  };
  process.once("disconnect", () => void end());
  // Lets go of the parent, which is what ends everything here.
  process.on("SIGTERM", () => {
    if (process.connected) process.disconnect();
  });
}

/** Once the parent has gone nobody listens, which is no fault: without a callback it would be one. */
function tell(answer: Answer): void {
  process.send?.(answer, undefined, {}, () => undefined);
}
