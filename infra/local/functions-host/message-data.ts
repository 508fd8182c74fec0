import type { ServiceBusReceivedMessage } from "@azure/service-bus";
import type { TypedData } from "./core-types.ts";
import { isRecord } from "./json-file.ts";

/** The body as the host hands it over: text, which the Functions library parses as JSON where it can. */
export function bodyText(message: ServiceBusReceivedMessage): string {
  const body: unknown = message.body;
  if (body instanceof Uint8Array) return Buffer.from(body).toString("utf8");
  return typeof body === "string" ? body : JSON.stringify(body);
}

/**
 * The trigger metadata of the Service Bus extension. `DeliveryCount` starts at 1. Members of a JSON object as body
 * overwrite entries of the same name, in any case, and all the others are added too: that is what the host does.
 */
export function messageMetadata(message: ServiceBusReceivedMessage): Readonly<Record<string, TypedData>> {
  const metadata = new Map(Object.entries(ownMetadata(message)));
  for (const [name, value] of Object.entries(bodyMembers(bodyText(message)))) {
    const known = [...metadata.keys()].find((key) => key.toLowerCase() === name.toLowerCase());
    metadata.set(known ?? name, isRecord(value) ? value : String(value));
  }
  return Object.fromEntries(
    [...metadata].flatMap(([name, value]) => (value === undefined || value === null ? [] : [[name, typed(value)]])),
  );
}

function ownMetadata(message: ServiceBusReceivedMessage): Record<string, unknown> {
  const applicationProperties = message.applicationProperties ?? {};
  return {
    MessageId: message.messageId,
    DeliveryCount: (message.deliveryCount ?? 0) + 1,
    LockToken: message.lockToken,
    SequenceNumber: message.sequenceNumber?.toNumber(),
    ...instant("EnqueuedTime", message.enqueuedTimeUtc),
    ...instant("ExpiresAt", message.expiresAtUtc),
    ContentType: message.contentType,
    CorrelationId: message.correlationId,
    Subject: message.subject,
    Label: message.subject,
    To: message.to,
    ReplyTo: message.replyTo,
    ReplyToSessionId: message.replyToSessionId,
    SessionId: message.sessionId,
    PartitionKey: message.partitionKey,
    DeadLetterSource: message.deadLetterSource,
    ApplicationProperties: applicationProperties,
    UserProperties: applicationProperties,
  };
}

/** .NET writes the UTC form without a zone, because the kind of that DateTime is unspecified. */
function instant(name: string, at: Date | undefined): Record<string, string> {
  if (at === undefined) return {};
  const text = at.toISOString().replace("Z", "");
  return { [`${name}Utc`]: text, [name]: `${text}+00:00` };
}

function bodyMembers(text: string): Record<string, unknown> {
  const value = parseJson(text);
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null && !Array.isArray(member)));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Not every body is JSON; one that is not has no members.
  }
}

function typed(value: unknown): TypedData {
  return typeof value === "string" ? { string: value } : { json: JSON.stringify(value) };
}
