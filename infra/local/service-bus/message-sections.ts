import { randomUUID } from "node:crypto";
import type { Typed } from "rhea";
import rhea from "rhea";

import { malformed } from "./broker-refusal.ts";

/** AMQP 1.0 part 3, section 3.2: descriptors of the sections of a message. */
export const section = {
  header: 0x70,
  deliveryAnnotations: 0x71,
  messageAnnotations: 0x72,
  properties: 0x73,
  applicationProperties: 0x74,
  data: 0x75,
  sequence: 0x76,
  value: 0x77,
  footer: 0x78,
} as const;

/** Key, value, key, value, as they came: the AMQP types must come out as they went in. */
export type Pairs = readonly Typed[];

/** A message as it was sent, split so that the broker can add to it without touching the rest. */
export type MessageParts = {
  readonly messageId: string;
  /** durable, priority, ttl, first-acquirer. */
  readonly header: readonly Typed[];
  readonly annotations: Pairs;
  readonly properties: readonly (Typed | undefined)[];
  readonly applicationProperties: Pairs;
  /** Body and footer sections, encoded. */
  readonly body: readonly Buffer[];
};

/** Reads one encoded message; throws a BrokerRefusal when it is none. A missing message id is made up: the client needs one. */
export function readMessage(bytes: Buffer): MessageParts {
  const sections = readSections(bytes);
  const listOf = (code: number): readonly Typed[] => sections.find((found) => found.code === code)?.typed.value ?? [];
  const properties: (Typed | undefined)[] = [...listOf(section.properties)];
  if (isNothing(properties[0]?.value)) properties[0] = rhea.types.wrap_string(randomUUID().replaceAll("-", ""));
  return {
    messageId: identifier(properties[0]?.value),
    header: listOf(section.header).slice(0, 4),
    annotations: listOf(section.messageAnnotations),
    properties,
    applicationProperties: listOf(section.applicationProperties),
    body: sections.filter((found) => found.code >= section.data).map((found) => found.bytes),
  };
}

/** The encoded messages inside a batch envelope; none when the envelope has no body. */
export function readBatch(bytes: Buffer): readonly Buffer[] {
  return readSections(bytes)
    .filter((found) => found.code === section.data)
    .map((found) => binary(found.typed.value));
}

/** The message's own time to live in ms, `Infinity` without one. */
export function timeToLive(parts: MessageParts): number {
  const value: unknown = parts.header[2]?.value;
  return typeof value === "number" ? value : Number.POSITIVE_INFINITY;
}

/** Epoch ms of the annotation `x-opt-scheduled-enqueue-time`. */
export function scheduledFor(parts: MessageParts): number | undefined {
  const value: unknown = pairValue(parts.annotations, "x-opt-scheduled-enqueue-time")?.value;
  return value instanceof Date ? value.getTime() : undefined;
}

export function pairValue(pairs: Pairs, key: string): Typed | undefined {
  const index = pairs.findIndex((typed, place) => place % 2 === 0 && typed.value === key);
  return index === -1 ? undefined : pairs[index + 1];
}

/** `pairs` with each of `changes` in place of, or behind, what was there. */
export function withPairs(pairs: Pairs, changes: Pairs): Pairs {
  const next = [...pairs];
  for (let change = 0; change + 1 < changes.length; change += 2) {
    const [key, value] = changes.slice(change, change + 2);
    if (key === undefined || value === undefined) continue;
    const index = next.findIndex((typed, place) => place % 2 === 0 && typed.value === key.value);
    if (index === -1) next.push(rhea.types.wrap_string(String(key.value)), value);
    else next[index + 1] = value;
  }
  return next;
}

/** Names and plain values, for people and leak scans. */
export function plainPairs(pairs: Pairs): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    entries.push([String(pairs[index]?.value), rhea.types.unwrap(pairs[index + 1])]);
  }
  return Object.fromEntries(entries);
}

/** The body as text: Data as UTF-8, any other AMQP value as JSON. */
export function bodyText(parts: MessageParts): string {
  const texts = parts.body.flatMap(readSections).map((found) => {
    if (found.code === section.footer) return "";
    const content: unknown = rhea.types.unwrap(found.typed);
    return Buffer.isBuffer(content) ? content.toString("utf8") : JSON.stringify(content);
  });
  return texts.join("");
}

type Section = { readonly code: number; readonly bytes: Buffer; readonly typed: Typed };

function readSections(bytes: Buffer): readonly Section[] {
  const sections: Section[] = [];
  try {
    const reader = new rhea.types.Reader(bytes);
    while (reader.remaining() > 0) {
      const start = reader.position;
      const typed = reader.read();
      const code = Number(typed.descriptor?.value);
      if (!(code >= section.header && code <= section.footer)) throw malformed("message: unknown section");
      sections.push({ code, bytes: bytes.subarray(start, reader.position), typed });
    }
  } catch (cause) {
    throw malformed("message", cause);
  }
  return sections;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

function identifier(value: unknown): string {
  return Buffer.isBuffer(value) ? value.toString("hex") : String(value);
}

function binary(value: unknown): Buffer {
  if (!Buffer.isBuffer(value)) throw malformed("batch: a message that is not binary");
  return value;
}
