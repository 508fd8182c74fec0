import type { OperationKind } from "./meter.ts";

export type Fault =
  | {
      readonly kind: "status";
      readonly status: 408 | 410 | 429 | 449 | 500 | 503;
      /** Milliseconds, sent as x-ms-retry-after-ms. */
      readonly retryAfterMs?: number;
    }
  /** "after": the write took effect, then the socket was destroyed; the caller cannot know. */
  | { readonly kind: "drop"; readonly when: "before" | "after" };

export type FaultRule = {
  readonly fault: Fault;
  /** Default: without end. */
  readonly times?: number;
  readonly operation?: OperationKind | "any";
  readonly container?: string;
};

export type Faults = { inject(rule: FaultRule): { readonly fired: () => number; remove(): void } };

type ActiveRule = { readonly rule: FaultRule; fired: number };

/** Faults for tests; they strike item, batch, query and change-feed requests, never metadata. */
export class FaultRules implements Faults {
  readonly #active = new Set<ActiveRule>();

  inject(rule: FaultRule): { readonly fired: () => number; remove(): void } {
    const active: ActiveRule = { rule, fired: 0 };
    this.#active.add(active);
    return { fired: () => active.fired, remove: () => void this.#active.delete(active) };
  }

  /** The fault for this request, by the oldest rule that fits and is not used up. */
  strike(operation: OperationKind, container: string): Fault | undefined {
    for (const active of this.#active) {
      const { rule } = active;
      const fits =
        (rule.operation ?? "any") === "any" || rule.operation === operation
          ? (rule.container ?? container) === container
          : false;
      if (fits && active.fired < (rule.times ?? Number.POSITIVE_INFINITY)) {
        active.fired += 1;
        return rule.fault;
      }
    }
    return undefined;
  }
}
