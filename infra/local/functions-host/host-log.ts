export type HostLogLine = {
  /** `trace`, `debug`, `information`, `warning`, `error` or `critical`. */
  readonly level: string;
  /** `user`: written by the app; `system`: by the host or the Functions library. */
  readonly category: "user" | "system";
  readonly message: string;
  readonly functionName?: string;
  readonly invocationId?: string;
};

export type HostLog = (line: HostLogLine) => void;

/** The fault with its causes, as one text. */
export function describeFault(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const text = fault.stack ?? `${fault.name}: ${fault.message}`;
  return fault.cause === undefined ? text : `${text}\ncaused by ${describeFault(fault.cause)}`;
}
