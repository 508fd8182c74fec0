import type { ClockMessage } from "../clock/clock-message.ts";
import type { HostLogLine } from "./host-log.ts";

/** Invocations running or being settled, and the next occurrence of any timer in business milliseconds. */
export type HostStatus = { readonly inFlight: number; readonly nextTimerAt: number | undefined };

/** A question of the launcher; `id` comes back in the answer. */
export type HostCommand =
  | (ClockMessage & { readonly id: number })
  | { readonly kind: "status"; readonly id: number }
  | { readonly kind: "timerAtOrAfter"; readonly id: number; readonly epochMs: number }
  | { readonly kind: "stop" };

/** What the host process tells its launcher. JSON drops `value` when it is undefined. */
export type HostReport =
  | { readonly kind: "ready"; readonly port: number }
  | { readonly kind: "failed"; readonly message: string; readonly code?: string }
  | { readonly kind: "log"; readonly line: HostLogLine }
  | { readonly kind: "answer"; readonly id: number; readonly value?: unknown };

/** The command-line arguments of the host process. */
export type HostArguments = { readonly appDir: string; readonly port: number };
