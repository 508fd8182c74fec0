import type { HttpResponseInit } from "@azure/functions";
import { correlationUri } from "#functions/correlation-id.ts";

/** Every reason for which this API does not do what it was asked. The slug of its section in docs/problems.md. */
export type ProblemCode = keyof typeof PROBLEMS;

type Problem = { readonly status: number; readonly title: string };

const PROBLEMS = {
  "malformed-json": { status: 400, title: "The body is not JSON with one meaning" },
  "bad-request": { status: 400, title: "The request does not match the contract" },
  "webhook-unverified": { status: 401, title: "The signature was not verified" },
  "academy-not-granted": { status: 404, title: "The agreement came without Imagine Academy" },
  "agreement-not-found": { status: 404, title: "No such agreement" },
  "assignment-batch-unknown": { status: 404, title: "No such batch of assignments" },
  "code-not-recognised": { status: 404, title: "The code is not recognised" },
  "e-learning-not-held": { status: 404, title: "The agreement names no e-learning" },
  "edition-unknown": { status: 404, title: "No such catalogue edition" },
  "file-not-recognised": { status: 404, title: "The file is not recognised" },
  "not-found": { status: 404, title: "Nothing is here" },
  "order-unknown": { status: 404, title: "No such order" },
  "price-list-not-found": { status: 404, title: "No such price list" },
  "assignment-batch-running": { status: 409, title: "Another batch of the order is under way" },
  "assignments-changed": { status: 409, title: "What was confirmed is no longer what would happen" },
  "calendar-not-available": { status: 409, title: "The calendar does not reach the delivery window" },
  "code-already-redeemed": { status: 409, title: "The code was already redeemed" },
  "contact-too-new": { status: 409, title: "The contact's mailbox has not been on record long enough" },
  conflict: { status: 409, title: "It exists already with other content" },
  "invoice-conflict": { status: 409, title: "The order was invoiced with other particulars" },
  "non-transferable": { status: 409, title: "The code is assigned to another person" },
  "order-already-invoiced": { status: 409, title: "The order was invoiced already" },
  "order-cancelled": { status: 409, title: "The order was cancelled" },
  "no-code-list": { status: 409, title: "The order has no list of codes" },
  "order-not-delivered": { status: 409, title: "The codes of the order are not delivered yet" },
  "order-not-held": { status: 409, title: "The order is not held" },
  "order-not-processed": { status: 409, title: "The order has not been processed yet" },
  "order-not-released": { status: 409, title: "The codes of the order are not released yet" },
  "price-list-in-use": { status: 409, title: "The price list has priced orders" },
  "renewal-immutable": { status: 409, title: "What an agreement renews cannot be changed" },
  "staff-pool-exhausted": { status: 409, title: "Every staff voucher of the agreement was drawn" },
  "staff-pool-not-granted": { status: 409, title: "The agreement has no staff vouchers" },
  "resend-not-next": { status: 409, title: "Another resend of the order comes next" },
  "term-immutable": { status: 409, title: "The term of an agreement cannot be changed" },
  "test-centre-required": { status: 409, title: "The site pack awaits an authorised test centre" },
  "code-expired": { status: 410, title: "The code has expired" },
  "codes-expired": { status: 410, title: "The codes of the order have expired" },
  "codes-destroyed": { status: 410, title: "The codes were destroyed after their end" },
  "precondition-failed": { status: 412, title: "It was changed in the meantime" },
  "content-too-large": { status: 413, title: "The body is too large" },
  "unsupported-media-type": { status: 415, title: "The body is not plain application/json" },
  "academy-standards-required": { status: 422, title: "The check against the standards of Imagine Academy is missing" },
  "accreditation-required": { status: 422, title: "The institution's accreditation is missing" },
  "agreement-not-running": { status: 422, title: "The agreement is not running" },
  "agreement-unknown": { status: 422, title: "The agreement is not known" },
  "code-malformed": { status: 422, title: "The code was mistyped" },
  "csv-header-unknown": { status: 422, title: "The file's header does not name its columns" },
  "csv-malformed": { status: 422, title: "The file is not CSV" },
  "csv-rows-limit": { status: 422, title: "The file has no rows, or too many" },
  "customer-not-eligible": { status: 422, title: "The customer is not eligible for the product" },
  "edition-not-in-force": { status: 422, title: "No catalogue edition is in force in this market" },
  "ending-not-possible": { status: 422, title: "The agreement cannot end on that day" },
  "exam-not-allowed": { status: 422, title: "A library code takes no exam" },
  "exam-required": { status: 422, title: "The code needs an exam" },
  "family-not-in-edition": { status: 422, title: "The edition does not certify this exam family" },
  "family-not-in-pack": { status: 422, title: "The code does not cover this exam family" },
  "form-not-offered": { status: 422, title: "The product is not sold in this form" },
  "idempotency-key-reuse": { status: 422, title: "The webhook id was used for other content" },
  "invoice-date-implausible": { status: 422, title: "The invoice date cannot be right" },
  "licence-not-offered": { status: 422, title: "The product is not sold under this kind of licence" },
  "line-required": { status: 422, title: "The order has several lines: say which" },
  "line-unknown": { status: 422, title: "The order has no such line" },
  "price-list-unknown": { status: 422, title: "There are no prices for this market and day" },
  "product-not-orderable": { status: 422, title: "The product cannot be ordered" },
  "product-price-unknown": { status: 422, title: "The price list has no price for the product" },
  "product-unknown": { status: 422, title: "The product is not known" },
  "programme-not-eligible": { status: 422, title: "The programme does not include the product" },
  "quantity-limit": { status: 422, title: "The quantity is out of bounds" },
  "provider-not-for-family": { status: 422, title: "Another provider delivers exams of this family" },
  "reseller-not-authorised": { status: 422, title: "The reseller may not sell to academic institutions" },
  "sa-cover-required": { status: 422, title: "The product needs Software Assurance cover" },
  validation: { status: 422, title: "The body does not match the contract" },
  "precondition-required": { status: 428, title: "The change needs an If-Match header" },
  "rate-limited": { status: 429, title: "Too many wrong codes or files" },
  "resend-limit": { status: 429, title: "The list was sent three times in 24 hours" },
  "too-many-orders": { status: 429, title: "Too many orders at once" },
  internal: { status: 500, title: "Something went wrong on our side" },
  "redemptions-frozen": { status: 503, title: "Codes cannot be redeemed at the moment" },
  "temporarily-unavailable": { status: 503, title: "Not now; please try again" },
} as const satisfies Readonly<Record<string, Problem>>;

export const PROBLEM_CODES = Object.keys(PROBLEMS) as readonly ProblemCode[];

/** Entries of `errors`, at most. */
const MAX_ERRORS = 20;
/** RFC 9110 wants a challenge with every 401. */
const CHALLENGE = { "www-authenticate": "StandardWebhooks" };

/** `pointer` is a JSON Pointer (RFC 6901) into the request body, of names from the contract only; `code` is kebab-case. */
export type FieldError = { readonly pointer: string; readonly code: string };

export type ProblemOccurrence = {
  readonly code: ProblemCode;
  /** Support finds the log by it. */
  readonly correlationId: string;
  readonly errors?: readonly FieldError[];
  readonly retryAfterSeconds?: number;
  /** Further members of the document; none may take the place of a standard one. */
  readonly extensions?: Readonly<Record<string, unknown>>;
};

/** An `application/problem+json` answer as defined by RFC 9457. `base` carries no final slash. */
export function problemAnswer(base: string, occurrence: ProblemOccurrence): HttpResponseInit {
  const { code, correlationId, errors = [], retryAfterSeconds, extensions = {} } = occurrence;
  const { status, title } = PROBLEMS[code];
  const body = {
    ...extensions,
    type: `${base}/problems/${code}`,
    title,
    status,
    instance: correlationUri(base, correlationId),
    ...(errors.length > 0 ? { errors: errors.slice(0, MAX_ERRORS) } : {}),
  };
  return {
    status,
    headers: {
      "content-type": "application/problem+json",
      ...(status === 401 ? CHALLENGE : {}),
      ...(retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) }),
    },
    body: JSON.stringify(body),
  };
}
