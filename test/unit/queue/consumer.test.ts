import { InvocationContext } from "@azure/functions";
import { describe, expect, it } from "vitest";
import { consume, MAX_TRIES, type Patience, UnreadableMessageError } from "#functions/queue/consumer.ts";
import { type FulfilmentMessage, fulfilmentMessage, type SendMessage } from "#shared/contracts/messages.ts";
import { instant } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";

const orderId = "a".repeat(64);
const correlationId = "req-1";
const message: FulfilmentMessage = { type: "fulfil-order", orderId, session: "0:-1#7", correlationId };

type Sent = { readonly message: FulfilmentMessage } & Parameters<SendMessage<FulfilmentMessage>>[1];

type World = {
  readonly outcome?: () => Promise<Outcome<unknown, string>>;
  readonly random?: number;
  readonly resend?: SendMessage<FulfilmentMessage>;
  readonly patience?: Patience;
};

function queueWorld({ outcome = async () => accept("done"), random = 0.5, resend, patience }: World = {}) {
  const sent: Sent[] = [];
  const lines: string[] = [];
  const handler = consume<FulfilmentMessage>({
    schema: fulfilmentMessage,
    clock: () => instant("2026-11-25T09:00:00Z"),
    random: () => random,
    resend:
      resend ??
      (async (copy, options) => {
        sent.push({ message: copy, ...options });
      }),
    handle: outcome,
    ...(patience && { patienceFor: ({ type }) => (type === "fulfil-order" ? patience : undefined) }),
  });
  const deliver = async (body: unknown, messageId: unknown = "order.fulfil.1") => {
    const context = new InvocationContext({
      invocationId: "7c0f2c62-6a4c-4a2b-9d4e-111111111111",
      logHandler: (level, ...line) => lines.push(`${level} ${line.join(" ")}`),
      triggerMetadata: { messageId, deliveryCount: 1 },
    });
    await handler(body, context);
  };
  return { sent, lines, deliver };
}

const failing = (error: Error) => ({ outcome: () => Promise.reject(error) });

describe("consuming a message", () => {
  it("completes what was done, after one line with its ids and the result", async () => {
    const { sent, lines, deliver } = queueWorld();

    await deliver(message);

    expect(sent).toEqual([]);
    expect(lines).toEqual([
      `information {"event":"message-handled","type":"fulfil-order","orderId":"${orderId}","correlationId":"req-1","result":"done"}`,
    ]);
  });

  it("completes a refusal after one line with its ids and the reason", async () => {
    const { sent, lines, deliver } = queueWorld({ outcome: async () => refuse("order-cancelled") });

    await deliver(message);

    expect(sent).toEqual([]);
    expect(lines).toEqual([
      `warning {"event":"message-refused","type":"fulfil-order","orderId":"${orderId}","correlationId":"req-1","reason":"order-cancelled"}`,
    ]);
  });

  it("puts a copy on the queue for later after a fault, and completes", async () => {
    const { sent, lines, deliver } = queueWorld(failing(new Error("socket hang up")));

    await deliver(message);

    expect(sent).toEqual([
      { message: { ...message, tries: 1 }, messageId: "order.fulfil.1.retry.1", notBefore: "2026-11-25T09:00:05.000Z" },
    ]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^warning .*"message-postponed".*"reason":"socket hang up"/);
  });

  it.each([
    [0, 0, "2026-11-25T09:00:04.000Z"],
    [0, 0.999_999_9, "2026-11-25T09:00:06.000Z"],
    [1, 0.5, "2026-11-25T09:00:10.000Z"],
    [9, 0.5, "2026-11-25T09:42:40.000Z"],
    [10, 0.5, "2026-11-25T10:00:00.000Z"],
    [79, 0, "2026-11-25T09:48:00.000Z"],
  ])("after %i earlier copies and a draw of %f waits until %s", async (tries, random, notBefore) => {
    const { sent, deliver } = queueWorld({ ...failing(new Error("no")), random });

    await deliver({ ...message, tries });

    expect(sent).toMatchObject([{ notBefore, message: { tries: tries + 1 } }]);
  });

  it("keeps to a message's own patience, and others to the usual one", async () => {
    const patience = { maxTries: 200, longestDelayMs: 30_000 };
    const { sent, deliver } = queueWorld({ ...failing(new Error("away")), patience });

    await deliver({ ...message, tries: 150 });
    await deliver({ ...message, tries: 200 });
    await deliver({ type: "expire-codes", lotId: "ABC123", tries: 9 });

    expect(sent.map(({ notBefore }) => notBefore)).toEqual(["2026-11-25T09:00:30.000Z", "2026-11-25T09:42:40.000Z"]);
  });

  it("waits at least as long as the service asked for", async () => {
    const { sent, deliver } = queueWorld(failing(new UnavailableError("busy", { retryAfterMs: 60_000 })));

    await deliver(message);

    expect(sent).toMatchObject([{ notBefore: "2026-11-25T09:01:00.000Z" }]);
  });

  it.each([
    ["a copy's own id", "order.fulfil.1.retry.79", "order.fulfil.1.retry.80"],
    ["an id that the host made a number", 123, "123.retry.80"],
    ["an id that the host made an object", { a: 1 }, "7c0f2c62-6a4c-4a2b-9d4e-111111111111.retry.80"],
    ["an id of the greatest length", "x".repeat(128), `${"x".repeat(115)}.retry.80`],
  ])("names a copy after the original: %s", async (_kind, received, expected) => {
    const { sent, deliver } = queueWorld(failing(new Error("no")));

    await deliver({ ...message, tries: 79 }, received);

    expect(sent.map(({ messageId }) => messageId)).toEqual([expected]);
  });

  it("sends no further copy after the last try, says so as an error, and completes", async () => {
    const { sent, lines, deliver } = queueWorld(failing(new Error("still no")));

    await deliver({ ...message, tries: MAX_TRIES });

    expect(sent).toEqual([]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^error .*"message-given-up".*"tries":80/);
  });

  it("gives the message back when the copy cannot be sent", async () => {
    const { deliver } = queueWorld({
      ...failing(new Error("no")),
      resend: () => Promise.reject(new UnavailableError("the message broker is not available")),
    });

    const delivered = deliver(message);

    await expect(delivered).rejects.toThrow("the message broker is not available");
  });

  it("logs no session token and no member of the fault beside name, message and stack", async () => {
    const fault = Object.assign(new Error("no"), { body: "Jane Doe", cause: new Error("deeper") });
    const { lines, deliver } = queueWorld(failing(fault));

    await deliver(message);

    expect(lines.join()).not.toMatch(/0:-1#7|Jane/);
    expect(lines.join()).toContain("deeper");
  });

  it.each([
    ["text", "not json"],
    ["an unknown type", { type: "fulfil-world", orderId }],
    ["an unknown member", { ...message, email: "jane@example.org" }],
    ["a forged try count", { ...message, tries: -1 }],
    ["nothing", undefined],
  ])("throws %s back so that it dead-letters, with one line that holds no body", async (_kind, body) => {
    const { sent, lines, deliver } = queueWorld();

    const delivered = deliver(body);

    await expect(delivered).rejects.toThrow(UnreadableMessageError);
    expect(sent).toEqual([]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^error .*"message-unreadable","messageId":"order.fulfil.1"/);
    expect(lines[0]).not.toMatch(/jane|email|fulfil-world/);
  });
});
