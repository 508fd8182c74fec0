// The host process. Started by launch.ts, with an IPC channel and the business clock preloaded.
import { CLOCK_OFFSET_VARIABLE } from "../clock/clock-message.ts";
import { Host } from "./host.ts";
import { describeFault } from "./host-log.ts";
import type { HostArguments, HostCommand, HostReport } from "./host-messages.ts";
import { isRecord } from "./json-file.ts";

function report(message: HostReport): void {
  // A launcher that has gone is noticed by "disconnect"; until then its messages are lost without harm.
  process.send?.(message, undefined, undefined, () => undefined);
}

/** Sends the last message of this process and ends it once the launcher has it. */
function endWith(message: HostReport, exitCode: number): void {
  process.send?.(message, undefined, undefined, () => process.exit(exitCode));
}

function startFailed(fault: unknown): void {
  const message = fault instanceof Error ? fault.message : String(fault);
  const code = isRecord(fault) && typeof fault.code === "string" ? { code: fault.code } : {};
  report({ kind: "log", line: { level: "critical", category: "system", message: describeFault(fault) } });
  endWith({ kind: "failed", message, ...code }, 1);
}

async function run({ appDir, port }: HostArguments): Promise<void> {
  const host = await Host.load({ appDir, env: process.env, log: (line) => report({ kind: "log", line }) });
  obey(host);
  report({ kind: "ready", port: await host.start(port) });
}

function obey(host: Host): void {
  let previousOffset = Number(process.env[CLOCK_OFFSET_VARIABLE] ?? 0);
  let stopping = false;

  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    const finished = await host.drain();
    const line = { level: "information", category: "system", message: "The host has stopped." } as const;
    endWith({ kind: "log", line }, finished ? 0 : 1);
  };
  const answer = async (command: HostCommand): Promise<void> => {
    if (command.kind === "stop") await stop();
    else if (command.kind === "status") report({ kind: "answer", id: command.id, value: host.status() });
    else if (command.kind === "timerAtOrAfter") {
      report({ kind: "answer", id: command.id, value: host.timerAtOrAfter(command.epochMs) });
    } else {
      const previous = Date.now() - (command.offsetMs - previousOffset);
      previousOffset = command.offsetMs;
      await host.clockMoved(previous);
      report({ kind: "answer", id: command.id });
    }
  };
  process.on("message", (command: HostCommand) => void answer(command).catch(crash));
  process.on("SIGTERM", () => void stop().catch(crash));
}

function crash(fault: unknown): void {
  const line = { level: "critical", category: "system", message: describeFault(fault) } as const;
  endWith({ kind: "log", line }, 1);
}

process.on("disconnect", () => process.exit(1));
process.on("SIGINT", () => undefined); // Ctrl+C reaches the whole group; the launcher decides how this process ends.
process.on("uncaughtException", crash);
run(JSON.parse(process.argv[2] ?? "{}") as HostArguments).catch(startFailed);
