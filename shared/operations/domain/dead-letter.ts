import {
  type FulfilmentMessage,
  fulfilmentMessage,
  type NotificationsMessage,
  notificationsMessage,
  type QueueName,
} from "#shared/contracts/messages.ts";
import type { Instant } from "#shared/kernel/instant.ts";

/** A message its queue has set aside. */
export type DeadLetter = {
  /** The broker's number of it, unique in its queue, in decimal digits: up to 64 bits. */
  readonly sequenceNumber: string;
  /** Empty when it has none. */
  readonly messageId: string;
  /** The JSON value of its body; undefined when the body is no JSON in UTF-8. */
  readonly content: unknown;
  readonly enqueuedAt: Instant;
  readonly deliveryCount: number;
  /** Why the broker, or whoever set it aside, says it lies here. */
  readonly reason?: string;
  readonly description?: string;
};

/** Why a message is a dead letter, and so what to do; a section of docs/operations.md each. Never renamed. */
export const EXPLANATIONS = ["unreadable", "failed-too-often", "expired", "other-reason"] as const;
export type Explanation = (typeof EXPLANATIONS)[number];

/** The reasons a broker gives by itself. Source: learn.microsoft.com, Service Bus dead-letter queues. */
const BROKERS_REASONS: ReadonlyMap<string, Explanation> = new Map([
  ["MaxDeliveryCountExceeded", "failed-too-often"],
  ["TTLExpiredException", "expired"],
]);

/** What no longer reads as its queue's message is unreadable, whatever the reason given. */
export function explain(queue: QueueName, { content, reason = "" }: DeadLetter): Explanation {
  if (READERS[queue](content) === undefined) return "unreadable";
  return BROKERS_REASONS.get(reason) ?? "other-reason";
}

/** Reads what a queue's consumer would read; undefined when the content does not match the queue's schema. */
export const READERS = {
  fulfilment: (content: unknown): FulfilmentMessage | undefined => fulfilmentMessage.safeParse(content).data,
  notifications: (content: unknown): NotificationsMessage | undefined => notificationsMessage.safeParse(content).data,
} as const satisfies Readonly<Record<QueueName, (content: unknown) => unknown>>;

/** Characters kept of the id, so that with its suffix it stays within the broker's 128. */
const MAX_ID_LENGTH = 98;

/** The id of the copy: new to the broker's memory of ids, and the same for every copy of one dead letter. */
export const redrivenIdOf = ({ messageId, sequenceNumber }: DeadLetter): string =>
  `${messageId.slice(0, MAX_ID_LENGTH)}.redriven.${sequenceNumber}`;
