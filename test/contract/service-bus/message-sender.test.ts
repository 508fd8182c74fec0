import { describe, expect, it, onTestFinished } from "vitest";
import { type ServiceBusStandIn, startServiceBus } from "#infra/local/service-bus/server.ts";
import configuration from "#infra/service-bus.json" with { type: "json" };
import { createServiceBusConnection } from "#shared/adapters/service-bus/client.ts";
import { createMessageSender } from "#shared/adapters/service-bus/message-sender.ts";
import type { FulfilmentMessage } from "#shared/contracts/messages.ts";
import { HOUR_MS, instant } from "#shared/kernel/instant.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";

const message: FulfilmentMessage = { type: "fulfil-order", orderId: "a".repeat(64), session: "0:-1#7" };

async function runningSender(queue = "fulfilment") {
  const bus = await startServiceBus({ configuration });
  const connection = createServiceBusConnection(new Secret(bus.connectionString));
  onTestFinished(async () => {
    await connection.close();
    await bus.close();
  });
  return { bus, send: createMessageSender<FulfilmentMessage>(connection.client, queue) };
}

const idsIn = (bus: ServiceBusStandIn) => bus.messages("fulfilment").map(({ messageId }) => messageId);

describe("sending a message through the official client", () => {
  it("puts it on its queue as JSON that is quoted once, under its message id", async () => {
    const { bus, send } = await runningSender();

    await send(message, { messageId: "order.fulfil.1" });

    expect(bus.messages()).toMatchObject([{ queue: "fulfilment", state: "active", messageId: "order.fulfil.1" }]);
    expect(bus.messages().map(({ body }) => body)).toEqual([JSON.stringify(message)]);
  });

  it("schedules it when it may not come before a moment", async () => {
    const { bus, send } = await runningSender();
    const notBefore = instant(Date.now() + HOUR_MS);

    await send(message, { messageId: "order.fulfil.2", notBefore });

    expect(bus.messages()).toMatchObject([{ state: "scheduled", messageId: "order.fulfil.2" }]);
    expect(bus.nextScheduledAt()).toBe(Date.parse(notBefore));
  });

  it("reports a broker that is away as unavailable, with the reason, and sends again when it is back", async () => {
    const { bus, send } = await runningSender();
    bus.faults.refuseConnections(true);

    const failure: unknown = await send(message, { messageId: "order.fulfil.3" }).catch((error: unknown) => error);
    bus.faults.refuseConnections(false);
    await send(message, { messageId: "order.fulfil.4" });

    expect(failure).toBeInstanceOf(UnavailableError);
    expect(failure).toHaveProperty("cause", expect.any(Error));
    expect(idsIn(bus)).toEqual(["order.fulfil.4"]);
  });

  it("survives the loss of an open connection", async () => {
    const { bus, send } = await runningSender();
    await send(message, { messageId: "order.fulfil.5" });
    bus.faults.dropConnections();

    await send(message, { messageId: "order.fulfil.6" });

    expect(idsIn(bus)).toContain("order.fulfil.6");
  });

  it("leaves a refusal that waiting cannot cure as it is", async () => {
    const { send } = await runningSender("no-such-queue");

    const sent = send(message, { messageId: "order.fulfil.7" });

    await expect(sent).rejects.toMatchObject({ code: "MessagingEntityNotFound" });
  });

  it("sends many at once over one sender", async () => {
    const { bus, send } = await runningSender();

    await Promise.all(Array.from({ length: 50 }, (_, n) => send(message, { messageId: `order.fulfil.${n}` })));

    expect(new Set(idsIn(bus)).size).toBe(50);
  });
});
