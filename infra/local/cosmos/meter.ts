export type OperationKind = "create" | "read" | "replace" | "delete" | "patch" | "batch" | "query" | "change-feed";

export type Operation = {
  readonly operation: OperationKind;
  readonly container: string;
  readonly crossPartition: boolean;
  readonly status: number;
  readonly ru: number;
};

export type Usage = {
  readonly requests: number;
  readonly ru: number;
  /** Account, database, container, range and query-plan reads, and what was refused before it was an operation. */
  readonly metadata: number;
  /** In order; of more than the last 200,000 only those. */
  readonly operations: readonly Operation[];
};

export type Meter = { mark(): number; since(mark: number): Usage };

type Totals = { readonly requests: number; readonly ru: number; readonly metadata: number };

const operationsKept = 200_000;

/** Counts every request that reached an answer. A dropped one did not. */
export class RequestMeter implements Meter {
  #totals: Totals = { requests: 0, ru: 0, metadata: 0 };
  readonly #marks: Totals[] = [];
  #operations: Operation[] = [];

  /** The meter's present position, for `since`. */
  mark(): number {
    return this.#marks.push(this.#totals) - 1;
  }

  since(mark: number): Usage {
    const start = this.#marks[mark];
    if (!start) {
      throw new RangeError(`${mark} is no mark of this meter.`);
    }
    const requests = this.#totals.requests - start.requests;
    const kept = Math.min(requests, operationsKept, this.#operations.length);
    return {
      requests,
      ru: Math.round((this.#totals.ru - start.ru) * 100) / 100,
      metadata: this.#totals.metadata - start.metadata,
      operations: kept === 0 ? [] : this.#operations.slice(-kept),
    };
  }

  countMetadata(): void {
    this.#totals = { ...this.#totals, metadata: this.#totals.metadata + 1 };
  }

  count(operation: Operation): void {
    const { requests, ru, metadata } = this.#totals;
    this.#totals = { requests: requests + 1, ru: ru + operation.ru, metadata };
    this.#operations.push(operation);
    if (this.#operations.length >= 2 * operationsKept) {
      this.#operations = this.#operations.slice(-operationsKept);
    }
  }
}

/** `usage` without what was asked of `container`. */
export function withoutContainer({ operations, requests, ru, metadata }: Usage, container: string): Usage {
  const apart = operations.filter((operation) => operation.container === container);
  const others = operations.filter((operation) => operation.container !== container);
  const ruApart = apart.reduce((sum, operation) => sum + operation.ru, 0);
  return {
    requests: requests - apart.length,
    ru: Math.round((ru - ruApart) * 100) / 100,
    metadata,
    operations: others,
  };
}
