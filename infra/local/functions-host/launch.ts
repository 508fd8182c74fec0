import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { BusinessClock } from "../clock/business-clock.ts";
import { CLOCK_OFFSET_VARIABLE } from "../clock/clock-message.ts";
import { HostConnection } from "./host-connection.ts";
import type { HostLog, HostLogLine } from "./host-log.ts";
import type { HostArguments, HostReport, HostStatus } from "./host-messages.ts";

export type { HostLogLine } from "./host-log.ts";

export type HostOptions = {
  /** Holds `host.json`, `package.json` and the bundle that its `main` names. */
  readonly appDir: string;
  /** 0 or absent picks a free port. */
  readonly port?: number;
  /** The app's settings. Of the launcher's own environment the app sees nothing but PATH, HOME and the like. */
  readonly env: Readonly<Record<string, string>>;
  readonly clock: BusinessClock;
  readonly onLog?: (line: HostLogLine) => void;
};

export type FunctionsHost = {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  status(): Promise<HostStatus>;
  /** First occurrence of any timer at or after the given business instant (ms), inclusive. */
  timerAtOrAfter(epochMs: number): Promise<number | undefined>;
  /** Resolves when the clock's offset is in force and every timer with an occurrence in (previous, now] has been started once. */
  clockMoved(): Promise<void>;
  /** Lets running invocations finish, then ends the process; resolves when it has ended. */
  stop(): Promise<void>;
  /** SIGKILL; resolves when the process has ended. */
  kill(): Promise<void>;
  /** The exit code, null after a signal. */
  readonly exited: Promise<number | null>;
};

const INHERITED = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "LANG", "SystemRoot", "USERPROFILE", "APPDATA"];
const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));
const PRELOAD = new URL("../clock/preload.ts", import.meta.url).href;

/**
 * Resolves when the host listens and its triggers are attached. Rejects with the app's own error text when it cannot
 * start; a taken port gives an Error whose `code` is `EADDRINUSE`.
 */
export async function launchFunctionsHost(options: HostOptions): Promise<FunctionsHost> {
  const log: HostLog = options.onLog ?? (() => undefined);
  const child = forkHost(options);
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  forwardOutput(child, log);
  const connection = new HostConnection(child);
  const port = await listeningPort(child);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    pid: child.pid ?? 0,
    exited,
    status: async () => {
      const { inFlight, nextTimerAt } = (await connection.ask({ kind: "status" })) as HostStatus;
      return { inFlight, nextTimerAt };
    },
    timerAtOrAfter: async (epochMs) =>
      (await connection.ask({ kind: "timerAtOrAfter", epochMs })) as number | undefined,
    clockMoved: async () => {
      await connection.ask({ kind: "clock", offsetMs: options.clock.offsetMs() });
    },
    stop: async () => {
      connection.tellToStop();
      await exited;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

function forkHost({ appDir, port = 0, env, clock }: HostOptions): ChildProcess {
  const parts: HostArguments = { appDir, port };
  return fork(MAIN, [JSON.stringify(parts)], {
    cwd: appDir,
    execArgv: ["--import", PRELOAD],
    // The platform runs in UTC, wherever this machine stands.
    env: { ...inherited(), TZ: "UTC", ...env, [CLOCK_OFFSET_VARIABLE]: String(clock.offsetMs()) },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    INHERITED.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function forwardOutput(child: ChildProcess, log: HostLog): void {
  child.on("message", (report: HostReport) => {
    if (report.kind === "log") log(report.line);
  });
  const streams = [
    { stream: child.stdout, level: "information" },
    { stream: child.stderr, level: "error" },
  ];
  for (const { stream, level } of streams) {
    if (stream !== null) {
      createInterface({ input: stream }).on("line", (message) => log({ level, category: "user", message }));
    }
  }
}

async function listeningPort(child: ChildProcess): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  child.on("message", (report: HostReport) => {
    if (report.kind === "ready") resolve(report.port);
    if (report.kind === "failed") reject(startFailure(report.message, report.code));
  });
  child.once("error", reject);
  child.once("exit", (code, signal) =>
    reject(new Error(`The Functions host ended (${signal ?? code}) before it was ready.`)),
  );
  try {
    return await promise;
  } catch (fault) {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) await once(child, "exit");
    throw fault;
  }
}

function startFailure(message: string, code: string | undefined): Error {
  const failure = new Error(message);
  return code === undefined ? failure : Object.assign(failure, { code });
}
