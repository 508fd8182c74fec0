const codes: Readonly<Record<number, string>> = {
  400: "BadRequest",
  401: "Unauthorized",
  404: "NotFound",
  408: "RequestTimeout",
  409: "Conflict",
  410: "Gone",
  412: "PreconditionFailed",
  413: "RequestEntityTooLarge",
  429: "TooManyRequests",
  449: "RetryWith",
  500: "InternalServerError",
  501: "NotImplemented",
  503: "ServiceUnavailable",
};

export type RefusalDetail = {
  readonly substatus?: number;
  /** The query plan that a client needs to go on after 400/1004. */
  readonly additionalErrorInfo?: string;
  /** Milliseconds, sent as x-ms-retry-after-ms. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
};

/** An answer with status ≥ 400; becomes a JSON body with `code` and `message`. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly detail: RefusalDetail;

  constructor(status: number, message: string, detail: RefusalDetail = {}) {
    super(message, { cause: detail.cause });
    this.status = status;
    this.detail = detail;
  }

  body(): string {
    const { additionalErrorInfo } = this.detail;
    return JSON.stringify({ code: codes[this.status] ?? "Error", message: this.message, additionalErrorInfo });
  }
}

export function badRequest(message: string, detail: RefusalDetail = {}): Refusal {
  return new Refusal(400, message, detail);
}

/** 501 naming the construct that the stand-in leaves out. */
export function unsupported(construct: string): Refusal {
  return new Refusal(501, `The stand-in does not implement ${construct}.`);
}
