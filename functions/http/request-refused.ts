import type { FieldError, ProblemCode } from "#functions/http/problem.ts";

export type Occurrence = {
  readonly errors?: readonly FieldError[];
  /** Sent as `Retry-After`. */
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
};

/** A request that is turned down before any rule was asked; answered with its problem, never logged as a fault. */
export class RequestRefused extends Error {
  override readonly name = "RequestRefused";
  readonly problem: ProblemCode;
  readonly errors: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: ProblemCode, occurrence: Occurrence = {}) {
    super(problem, { cause: occurrence.cause });
    this.problem = problem;
    this.errors = occurrence.errors ?? [];
    this.retryAfterSeconds = occurrence.retryAfterSeconds;
  }
}
