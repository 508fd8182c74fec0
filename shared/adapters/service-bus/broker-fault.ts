import { UnavailableError } from "#shared/kernel/versioned.ts";

/** Refusals of the broker that no waiting cures. */
const PERMANENT_CODES: ReadonlySet<string> = new Set([
  "MessageSizeExceeded",
  "MessagingEntityNotFound",
  "MessagingEntityDisabled",
  "UnauthorizedAccess",
]);

/** The fault as it is when waiting cannot cure it; otherwise unavailable, with the fault as its cause. */
export function asBrokerFault(error: unknown): unknown {
  if (error instanceof UnavailableError || isPermanent(error)) return error;
  return new UnavailableError("the message broker is not available", { cause: error });
}

export function isPermanent(error: unknown): boolean {
  if (error instanceof TypeError) return true;
  const { code } = error instanceof Error ? (error as { code?: unknown }) : {};
  return typeof code === "string" && PERMANENT_CODES.has(code);
}
