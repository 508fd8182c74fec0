import { type HttpResponseInit, InvocationContext } from "@azure/functions";
import { describe, expect, it } from "vitest";
import { type AnswerRequest, createEndpoint, json } from "#functions/http/endpoint.ts";
import { PROBLEM_CODES, problemAnswer } from "#functions/http/problem.ts";
import { RequestRefused } from "#functions/http/request-refused.ts";
import { refuse } from "#shared/kernel/outcome.ts";
import { MissingDocumentError, StaleVersionError, UnavailableError } from "#shared/kernel/versioned.ts";
import { httpRequest } from "#test/support/signed-request.ts";

const invocationId = "7c0f2c62-6a4c-4a2b-9d4e-0123456789ab";
const endpoint = createEndpoint("https://docs.example");

async function answerOf(answerRequest: AnswerRequest, context: Partial<InvocationContext> = { invocationId }) {
  const lines: string[] = [];
  const invocation = new InvocationContext({
    ...(context.invocationId === undefined ? {} : { invocationId: context.invocationId }),
    ...(context.traceContext === undefined ? {} : { traceContext: context.traceContext }),
    logHandler: (level, ...line) => lines.push(`${level} ${line.join(" ")}`),
  });
  const answer: HttpResponseInit = (await endpoint(answerRequest)(httpRequest({ path: "/api/x" }), invocation)) ?? {};
  const body: unknown = JSON.parse(String(answer.body));
  return { status: answer.status, headers: Object.fromEntries(new Headers(answer.headers)), body, lines };
}

describe("answering a request", () => {
  it("gives JSON that nobody stores or guesses the type of", async () => {
    const answer = await answerOf(async () => json(202, { orderId: "x" }, { "idempotent-replayed": "true" }));

    expect(answer).toEqual({
      status: 202,
      headers: {
        "cache-control": "no-store",
        "content-type": "application/json",
        "idempotent-replayed": "true",
        "x-content-type-options": "nosniff",
        "x-correlation-id": invocationId,
      },
      body: { orderId: "x" },
      lines: [],
    });
  });

  it("lets one answer be stored where its trigger says so", async () => {
    const answer = await answerOf(async () => json(200, {}, { "Cache-Control": "public, max-age=60" }));

    expect(answer.headers["cache-control"]).toBe("public, max-age=60");
  });

  it("makes a use case's refusal its problem, with the member to blame, and logs nothing", async () => {
    const answer = await answerOf(async () => refuse("quantity-limit", "/data/lines/0/quantity"));

    expect(answer).toEqual({
      status: 422,
      headers: {
        "cache-control": "no-store",
        "content-type": "application/problem+json",
        "x-content-type-options": "nosniff",
        "x-correlation-id": invocationId,
      },
      body: {
        type: "https://docs.example/problems/quantity-limit",
        title: "The quantity is out of bounds",
        status: 422,
        instance: `urn:uuid:${invocationId}`,
        errors: [{ pointer: "/data/lines/0/quantity", code: "quantity-limit" }],
      },
      lines: [],
    });
  });

  it("answers what was refused while reading it with its problem and its time to wait", async () => {
    const answer = await answerOf(() => Promise.reject(new RequestRefused("rate-limited", { retryAfterSeconds: 90 })));

    expect(answer.status).toBe(429);
    expect(answer.headers["retry-after"]).toBe("90");
    expect(answer.lines).toEqual([]);
  });

  it.each([
    ["a store that is away", new UnavailableError("the database is not available"), "5"],
    ["a store that says when to come back", new UnavailableError("busy", { retryAfterMs: 1200 }), "2"],
    ["a race lost too often", new StaleVersionError("moved on"), "5"],
    ["a document that cannot be read yet", new MissingDocumentError("not yet"), "5"],
  ])("answers %s with 503 and a time to wait", async (_kind, error, seconds) => {
    const answer = await answerOf(() => Promise.reject(error));

    expect(answer.status).toBe(503);
    expect(answer.headers["retry-after"]).toBe(seconds);
    expect(answer.body).toMatchObject({ type: "https://docs.example/problems/temporarily-unavailable" });
    expect(answer.lines).toHaveLength(1);
    expect(answer.lines[0]).toMatch(/^warning \{"event":"request-not-served"/);
  });

  it("answers any other fault with 500 and logs its name, message and stack, and nothing else of it", async () => {
    const error = Object.assign(new TypeError("broken"), { body: "ABCDE-FGHJK" });

    const answer = await answerOf(() => Promise.reject(error));

    expect(answer.status).toBe(500);
    expect(answer.body).toEqual({
      type: "https://docs.example/problems/internal",
      title: "Something went wrong on our side",
      status: 500,
      instance: `urn:uuid:${invocationId}`,
    });
    expect(answer.lines).toHaveLength(1);
    expect(answer.lines[0]).toMatch(new RegExp(`^error .*"correlationId":"${invocationId}","name":"TypeError"`));
    expect(answer.lines[0]).not.toContain("ABCDE");
  });

  it("names the trace where the invocation has no id of its own", async () => {
    const traceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    const answer = await answerOf(async () => refuse("not-found"), { traceContext: { traceParent } });

    expect(answer.body).toMatchObject({ instance: "urn:uuid:0af76519-16cd-43dd-8448-eb211c80319c" });
  });
});

describe("a problem document", () => {
  it.each(PROBLEM_CODES)("%s has a status that is an error, a title and a type of its own", (code) => {
    const { status, body } = problemAnswer("https://docs.example", { code, correlationId: invocationId });

    expect(JSON.parse(String(body))).toEqual({
      type: `https://docs.example/problems/${code}`,
      title: expect.stringMatching(/^[A-Z].{5,60}$/),
      status,
      instance: `urn:uuid:${invocationId}`,
    });
    expect(status).toBeGreaterThanOrEqual(400);
  });

  it("names twenty errors at most", () => {
    const errors = Array.from({ length: 30 }, (_, n) => ({ pointer: `/data/lines/${n}`, code: "invalid-type" }));

    const { body } = problemAnswer("https://docs.example", { code: "validation", correlationId: invocationId, errors });

    expect(JSON.parse(String(body))).toHaveProperty("errors.length", 20);
  });

  it("challenges whoever was not verified", () => {
    const answer = problemAnswer("https://docs.example", { code: "webhook-unverified", correlationId: invocationId });

    expect(new Headers(answer.headers).get("www-authenticate")).toBe("StandardWebhooks");
  });
});
