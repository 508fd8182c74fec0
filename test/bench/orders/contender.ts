import type { ApiClient } from "#infra/client/api-client.ts";
import type { Reached } from "#test/bench/peers/job.ts";

/** CPU time in milliseconds since some moment: of the process that does the work, and of the servers it stores in. */
export type CpuUse = { readonly app: number; readonly stores: number };

/** One of those that are compared, running. */
export type Contender = {
  readonly name: string;
  readonly api: ApiClient;
  /** Agreements that may be ordered under; peers know none and take any. */
  readonly agreementNumbers: readonly string[];
  /** The date of its present day: an invoice of this date is due at once after `openWindow`. */
  today(): string;
  reached(): Promise<Reached>;
  /** Lets the days between confirmation and delivery pass; who waits for nothing has nothing to do. */
  openWindow(): Promise<void>;
  cpu(): CpuUse;
};

export const RESELLER = "lar-demo";
