import type { HttpHandler, HttpRequest, HttpResponseInit, InvocationContext } from "@azure/functions";
import { correlationIdOf } from "#functions/correlation-id.ts";
import { type ProblemCode, type ProblemOccurrence, problemAnswer } from "#functions/http/problem.ts";
import { RequestRefused } from "#functions/http/request-refused.ts";
import { duringInvocation } from "#functions/invocation.ts";
import { faultFields, logLine } from "#functions/log-line.ts";
import type { Refused } from "#shared/kernel/outcome.ts";
import { MissingDocumentError, StaleVersionError, UnavailableError } from "#shared/kernel/versioned.ts";

const DEFAULT_RETRY_AFTER_SECONDS = 5;
const SECURITY_HEADERS = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

/** What a handler gives back: an answer, or a use case's refusal as it is. */
type Answer = HttpResponseInit | Refused<ProblemCode>;

export type AnswerRequest = (request: HttpRequest, context: InvocationContext) => Promise<Answer>;

/** A JSON answer. Later headers win over the ones every answer carries. */
export const json = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpResponseInit => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body),
});

/**
 * Makes a handler's every failure a problem document, with the headers every answer carries. Only faults are logged.
 * `problemBase` is an https URL without a final slash.
 */
export const createEndpoint =
  (problemBase: string) =>
  (answerRequest: AnswerRequest): HttpHandler =>
  async (request, context) => {
    const correlationId = correlationIdOf(request.headers, context);
    const answer = await duringInvocation({ correlationId, context }, async () => {
      try {
        const given = await answerRequest(request, context);
        if (!("ok" in given)) return given;
        const { refusal: code, pointer, extensions = {} } = given;
        const errors = pointer === undefined ? [] : [{ pointer, code }];
        return problemAnswer(problemBase, { code, correlationId, errors, extensions });
      } catch (error) {
        return problemAnswer(problemBase, { ...occurrenceOf(error, correlationId, context), correlationId });
      }
    });
    return withCommonHeaders(answer, correlationId);
  };

const withCommonHeaders = (answer: HttpResponseInit, correlationId: string): HttpResponseInit => {
  const headers = new Headers({ ...SECURITY_HEADERS, "x-correlation-id": correlationId });
  for (const [name, value] of new Headers(answer.headers)) headers.set(name, value);
  return { ...answer, headers: Object.fromEntries(headers) };
};

type Failure = Omit<ProblemOccurrence, "correlationId">;

function occurrenceOf(error: unknown, correlationId: string, context: InvocationContext): Failure {
  if (error instanceof RequestRefused) {
    const { problem: code, errors, extensions, retryAfterSeconds } = error;
    return { code, errors, extensions, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
  }
  const { name, message, stack, cause } = faultFields(error);
  if (isTemporary(error)) {
    context.warn(logLine("request-not-served", { correlationId, name, message, cause }));
    return { code: "temporarily-unavailable", retryAfterSeconds: retryAfterSecondsOf(error) };
  }
  context.error(logLine("request-failed", { correlationId, name, message, stack }));
  return { code: "internal" };
}

const isTemporary = (error: unknown): boolean =>
  error instanceof UnavailableError || error instanceof StaleVersionError || error instanceof MissingDocumentError;

function retryAfterSecondsOf(error: unknown): number {
  const ms = error instanceof UnavailableError ? error.retryAfterMs : undefined;
  return ms === undefined ? DEFAULT_RETRY_AFTER_SECONDS : Math.max(1, Math.ceil(ms / 1000));
}
