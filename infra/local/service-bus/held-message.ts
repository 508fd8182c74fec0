import type { BrokerFields } from "./message-encoding.ts";
import { encodeMessage } from "./message-encoding.ts";
import type { MessageParts } from "./message-sections.ts";

/** A message in a queue; instants in epoch ms of the business clock unless said otherwise. */
export type HeldMessage = {
  readonly parts: MessageParts;
  readonly sequence: number;
  readonly enqueuedSequence: number;
  readonly enqueuedAt: number;
  readonly deliveryCount: number;
  /** When it becomes active, for a message that is or was scheduled. */
  readonly dueAt: number | undefined;
  /** Exclusive: at this instant it is expired. */
  readonly expiresAt: number;
  readonly deadLetterSource: string | undefined;
  /** Real time (`performance.now()`) since which it may be delivered. */
  readonly readySince: number;
};

/** `lockedUntil` is `undefined` for a message that is only looked at. */
export function encodeHeld(message: HeldMessage, lockedUntil?: number, omitBody = false): Buffer {
  const fields: BrokerFields = { ...message, state: message.dueAt === undefined ? "active" : "scheduled", lockedUntil };
  return encodeMessage(message.parts, fields, omitBody);
}

/** Puts `message` behind all that sort before or with it. */
export function insertBy(messages: HeldMessage[], message: HeldMessage, order: (message: HeldMessage) => number): void {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = messages[middle];
    if (there !== undefined && order(there) <= order(message)) low = middle + 1;
    else high = middle;
  }
  messages.splice(low, 0, message);
}
