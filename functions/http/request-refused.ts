import type { FieldError, ProblemCode } from "#functions/http/problem.ts";

export type Occurrence = {
  readonly errors?: readonly FieldError[];
  /** Sent as `Retry-After`. */
  readonly retryAfterSeconds?: number;
  /** Further members of the problem document, of our own data only. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
};

/** A request that is turned down before any rule was asked; answered with its problem, never logged as a fault. */
export class RequestRefused extends Error {
  override readonly name = "RequestRefused";
  readonly problem: ProblemCode;
  readonly errors: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(problem: ProblemCode, occurrence: Occurrence = {}) {
    super(problem, { cause: occurrence.cause });
    this.problem = problem;
    this.errors = occurrence.errors ?? [];
    this.retryAfterSeconds = occurrence.retryAfterSeconds;
    this.extensions = occurrence.extensions ?? {};
  }
}
