import { InvocationContext } from "@azure/functions";
import { describe, expect, it } from "vitest";
import { correlationIdOf, correlationUri } from "#functions/correlation-id.ts";
import { createEndpoint, json } from "#functions/http/endpoint.ts";
import { currentCorrelation, currentLog } from "#functions/invocation.ts";
import { consume } from "#functions/queue/consumer.ts";
import { correlated } from "#functions/queue/correlated.ts";
import { correlatedTimer } from "#functions/timer/correlated-timer.ts";
import { type FulfilmentMessage, fulfilmentMessage } from "#shared/contracts/messages.ts";
import { accept } from "#shared/kernel/outcome.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { httpRequest } from "#test/support/signed-request.ts";
import { invocation, NOW, timer } from "#test/unit/triggers/trigger-world.ts";

const invocationId = "7c0f2c62-6a4c-4a2b-9d4e-0123456789ab";
const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
const traceId = "0af76519-16cd-43dd-8448-eb211c80319c";
const { orderId } = anOrder();

function queueOfSent() {
  const sent: FulfilmentMessage[] = [];
  return { sent, send: correlated<FulfilmentMessage>(async (message) => void sent.push(message)) };
}

describe("the correlation id of a request", () => {
  const idOf = (headers: Readonly<Record<string, string>>) =>
    correlationIdOf(new Headers(headers), new InvocationContext({ invocationId }));

  it("is the caller's own, before its trace, before the invocation", () => {
    expect(idOf({ "x-correlation-id": "PO-1_a", traceparent })).toBe("PO-1_a");
    expect(idOf({ traceparent })).toBe(traceId);
    expect(idOf({})).toBe(invocationId);
  });

  it.each(["", "a b", 'a"b', "a.b", "ü", "a,b", "x".repeat(65)])(
    "is never %j, which is not of the safe form",
    (text) => {
      expect(idOf({ "x-correlation-id": text, traceparent })).toBe(traceId);
    },
  );

  it.each(["", "00-xyz", `00-${"0".repeat(32)}-b7ad6b7169203331-01`])("is no trace %j", (text) => {
    expect(idOf({ traceparent: text })).toBe(invocationId);
  });

  it("stands in the problem as a URI, and in a header of every answer", async () => {
    const endpoint = createEndpoint("https://docs.example");
    const { context } = invocation();
    const request = httpRequest({ path: "/api/x", headers: { "x-correlation-id": "PO-1" } });

    const good = (await endpoint(async () => json(200, {}))(request, context)) ?? {};
    const refused = (await endpoint(async () => Promise.reject(new Error("broken")))(request, context)) ?? {};

    expect([good, refused].map(({ headers }) => new Headers(headers).get("x-correlation-id"))).toEqual([
      "PO-1",
      "PO-1",
    ]);
    expect(JSON.parse(String(refused.body))).toHaveProperty("instance", "https://docs.example/requests/PO-1");
    expect(correlationUri("https://docs.example", invocationId)).toBe(`urn:uuid:${invocationId}`);
  });
});

describe("what an invocation causes", () => {
  it("carries the request's id into its messages, also of two requests at once", async () => {
    const { sent, send } = queueOfSent();
    const endpoint = createEndpoint("https://docs.example")(async () => {
      await Promise.resolve();
      await send({ type: "fulfil-order", orderId }, { messageId: "m" });
      return json(202, {});
    });

    await Promise.all(
      ["one", "two"].map((id) =>
        endpoint(httpRequest({ path: "/api/x", headers: { "x-correlation-id": id } }), invocation().context),
      ),
    );

    expect(sent.map(({ correlationId }) => correlationId)).toEqual(["one", "two"]);
  });

  it("carries a message's id into the messages that follow from it", async () => {
    const { sent, send } = queueOfSent();
    const handler = consume<FulfilmentMessage>({
      schema: fulfilmentMessage,
      clock: () => NOW,
      random: () => 0.5,
      resend: send,
      handle: async () => {
        await send({ type: "fulfil-order", orderId }, { messageId: "m" });
        return accept("done");
      },
    });

    await handler({ type: "fulfil-order", orderId, correlationId: "req-1" }, invocation().context);

    expect(sent).toEqual([{ type: "fulfil-order", orderId, correlationId: "req-1" }]);
  });

  it("is the run's own in a timer, unless what is woken has one", async () => {
    const { sent, send } = queueOfSent();
    const handler = correlatedTimer(async () => {
      await send({ type: "fulfil-order", orderId }, { messageId: "m" });
      await send({ type: "fulfil-order", orderId, correlationId: "req-1" }, { messageId: "n" });
    });

    await handler(timer(), new InvocationContext({ invocationId }));

    expect(sent.map(({ correlationId }) => correlationId)).toEqual([invocationId, "req-1"]);
  });

  it("is logged through the invocation, at its own level", async () => {
    const { context, lines } = invocation();

    await createEndpoint("https://docs.example")(async () => {
      currentLog().warn("lost");
      return json(200, currentCorrelation());
    })(httpRequest({ path: "/api/x" }), context);

    expect(lines).toEqual(["warning lost"]);
    expect(currentCorrelation()).toEqual({});
  });
});
