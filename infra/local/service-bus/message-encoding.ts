import type { Typed } from "rhea";
import rhea from "rhea";
import type { MessageParts, Pairs } from "./message-sections.ts";
import { section } from "./message-sections.ts";

/** What the broker adds to a message when it hands it out; instants in epoch ms. */
export type BrokerFields = {
  readonly deliveryCount: number;
  readonly sequence: number;
  readonly enqueuedSequence: number;
  readonly enqueuedAt: number;
  readonly state: "active" | "scheduled";
  readonly lockedUntil: number | undefined;
  readonly deadLetterSource: string | undefined;
};

/** The message in AMQP 1.0 encoding; without its body sections when `omitBody`. */
export function encodeMessage(parts: MessageParts, fields: BrokerFields, omitBody = false): Buffer {
  const { types } = rhea;
  const writer = new types.Writer();
  const [durable, priority, timeToLive, firstAcquirer] = parts.header;
  const header = [durable, priority, timeToLive, firstAcquirer, types.wrap_uint(fields.deliveryCount)];
  writer.write(described(section.header, types.List32(header)));
  writer.write(described(section.messageAnnotations, types.Map32(withBrokerFields(parts.annotations, fields))));
  writer.write(described(section.properties, types.List32(parts.properties)));
  if (parts.applicationProperties.length > 0) {
    writer.write(described(section.applicationProperties, types.Map32(parts.applicationProperties)));
  }
  if (!omitBody) for (const bytes of parts.body) writer.write_bytes(bytes);
  return writer.toBuffer();
}

/** Application properties as AMQP strings. */
export function stringPairs(values: Readonly<Record<string, string>>): Pairs {
  return Object.entries(values).flatMap(([key, value]) => [rhea.types.wrap_string(key), rhea.types.wrap_string(value)]);
}

function withBrokerFields(annotations: Pairs, fields: BrokerFields): Pairs {
  const { types } = rhea;
  const own: Record<string, Typed> = {
    "x-opt-sequence-number": types.wrap_long(fields.sequence),
    "x-opt-enqueue-sequence-number": types.wrap_long(fields.enqueuedSequence),
    "x-opt-enqueued-time": types.wrap_timestamp(fields.enqueuedAt),
    "x-opt-message-state": types.wrap_int(fields.state === "scheduled" ? 2 : 0),
  };
  if (fields.lockedUntil !== undefined) own["x-opt-locked-until"] = types.wrap_timestamp(fields.lockedUntil);
  if (fields.deadLetterSource !== undefined) {
    own["x-opt-deadletter-source"] = types.wrap_string(fields.deadLetterSource);
  }
  const kept = annotations.filter((_, index) => !(String(annotations[index - (index % 2)]?.value) in own));
  return [...kept, ...Object.entries(own).flatMap(([key, value]) => [types.wrap_symbol(key), value])];
}

function described(code: number, value: Typed): Typed {
  return rhea.types.described(rhea.types.wrap_ulong(code), value);
}
