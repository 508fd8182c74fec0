/** Bodies of the HTTP contract, as far as the demo reads them. Instants are ISO 8601 in UTC. */

export type PlacedAnswer = { readonly orderId: string; readonly status: string };

export type PromiseAnswer = {
  readonly kind: string;
  readonly startedAt: string;
  /** Inclusive; absent where there is no earliest moment. */
  readonly opensAt?: string;
  readonly dueAt: string;
  readonly keptAt?: string;
  readonly missedAt?: string;
};

export type InvoiceAnswer = {
  readonly orders: readonly { readonly orderId: string; readonly promises: readonly PromiseAnswer[] }[];
};

/** `endsOn` is the last day, inclusive, in the agreement's zone. */
export type AcademyAnswer = {
  readonly memberships: readonly {
    readonly label: string;
    readonly status: string;
    readonly endsOn: string;
    readonly benefits: readonly { readonly name: string }[];
  }[];
};

/** Amounts in whole minor units. */
export type QuoteAnswer = {
  readonly label: string;
  readonly price: { readonly total: number };
  readonly explanation: { readonly lines: readonly { readonly price: string }[] };
};

export type OrderAnswer = {
  readonly orderId: string;
  readonly status: string;
  /** Absent until the order is processed; amounts in whole minor units. */
  readonly price?:
    | { readonly status: "unpriced" }
    | {
        readonly status: "priced";
        readonly currency: string;
        readonly minorUnitDigits: number;
        readonly total: number;
      };
  readonly promises: readonly PromiseAnswer[];
  readonly lots: readonly {
    readonly codes: number;
    /** Exclusive. */
    readonly expiresAt: string;
    readonly redeemed?: number;
    readonly expired?: number;
  }[];
  readonly mails: readonly {
    readonly kind: string;
    /** Masked. */
    readonly recipient: string;
    readonly locale: string;
    readonly status: string;
    readonly acceptedAt?: string;
  }[];
};

/** Lots in line order, codes in index order. */
export type CodesAnswer = { readonly lots: readonly { readonly sku: string; readonly codes: readonly string[] }[] };

export type UnlockAnswer = {
  readonly state: string;
  readonly accessUntil: string;
  readonly licence: { readonly print: boolean; readonly copy: boolean; readonly share: boolean };
};

export type RedemptionAnswer = { readonly state: string; readonly redeemedAt: string };

/** The last part of a problem's type, e.g. `code-expired`; undefined for any other body. */
export const problemOf = (body: unknown): string | undefined =>
  body instanceof Object && "type" in body ? String(body.type).split("/").at(-1) : undefined;

/** The body of an answer that must have this status. @throws {Error} naming status and problem of any other. */
export function expectStatus<Body>(
  answer: { readonly status: number; readonly body: Body },
  status: number,
  what: string,
): Body {
  if (answer.status === status) return answer.body;
  throw new Error(`${what} answered ${answer.status} ${problemOf(answer.body) ?? ""}`.trimEnd());
}
