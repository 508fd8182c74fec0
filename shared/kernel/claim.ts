import type { Outcome } from "#shared/kernel/outcome.ts";

/**
 * Claims a signed write's webhook id for its content, for good. Use cases call it once everything else has been
 * checked and before they store anything, so that a refused request leaves no trace.
 * `"repeat"`: the same id with the same content was seen before; answer from the present state.
 */
export type Claim = () => Promise<Outcome<"first" | "repeat", "idempotency-key-reuse">>;
