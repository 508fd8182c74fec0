import { createHmac } from "node:crypto";
import { once } from "node:events";
import type { Connection } from "rhea";
import rhea from "rhea";
import type { ServiceBusStandIn } from "#infra/local/service-bus/server.ts";

/** An AMQP connection that is no Service Bus client; it showed no token. */
export async function connectBare(bus: ServiceBusStandIn): Promise<Connection> {
  const options = { port: bus.port, host: "127.0.0.1", reconnect: false, transport: "tcp" as const };
  const connection = rhea.create_container({ username: "bare" }).connect(options);
  await once(connection, "connection_open");
  return connection;
}

/** The status code of the answer to a put-token. */
export async function putToken(connection: Connection, token: unknown): Promise<unknown> {
  const replies = connection.open_receiver({ name: "replies", source: "$cbs" });
  const requests = connection.open_sender({ name: "requests", target: "$cbs" });
  await once(requests, "sendable");
  const answered = once(replies, "message");
  requests.send({
    message_id: "1",
    reply_to: "replies",
    application_properties: { operation: "put-token", type: "servicebus.windows.net:sastoken" },
    body: token,
  });
  const [{ message }] = await answered;
  return message.application_properties["status-code"];
}

/** A shared access signature under the key of the broker's connection string. */
export function tokenFor(bus: ServiceBusStandIn, change: Readonly<Record<string, string>> = {}): string {
  const [, name = "", key = ""] =
    /SharedAccessKeyName=([^;]+);SharedAccessKey=([^;]+)/.exec(bus.connectionString) ?? [];
  const resource = encodeURIComponent("sb://127.0.0.1/orders");
  const sig = createHmac("sha256", key).update(`${resource}\n4102444800`).digest("base64");
  const fields = { sr: resource, sig: encodeURIComponent(sig), se: "4102444800", skn: name, ...change };
  const pairs = Object.entries(fields).map(([field, value]) => `${field}=${value}`);
  return `SharedAccessSignature ${pairs.join("&")}`;
}

/** Closes the connection in good order. */
export async function closed(connection: Connection): Promise<void> {
  connection.close();
  await once(connection, "connection_close");
}
