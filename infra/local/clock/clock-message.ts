/** What a parent sends over IPC to a process that was started with `preload.ts`. */
export type ClockMessage = { readonly kind: "clock"; readonly offsetMs: number };

/** Carries the offset in force when the process starts, in whole or fractional milliseconds. */
export const CLOCK_OFFSET_VARIABLE = "LOCAL_CLOCK_OFFSET_MS";

export function isClockMessage(message: unknown): message is ClockMessage {
  return (
    typeof message === "object" &&
    message !== null &&
    "kind" in message &&
    message.kind === "clock" &&
    "offsetMs" in message &&
    typeof message.offsetMs === "number"
  );
}
