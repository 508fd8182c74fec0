import { z } from "zod";
import { agreementNumber, calendarDate } from "#shared/contracts/agreement-registered.ts";
import { batchIdText } from "#shared/contracts/assignment-batch.ts";
import { CORRELATION_ID } from "#shared/kernel/correlation.ts";
import type { Instant } from "#shared/kernel/instant.ts";

/**
 * What crosses the bus. Messages carry ids and dates only, never codes, names or addresses.
 * `session` is the database session token of the write that caused the message; `tries` counts re-enqueued copies;
 * `correlationId` is of what caused it. Schemas only grow; a breaking change is a new `type`.
 */
const envelope = {
  correlationId: z.string().regex(CORRELATION_ID).optional(),
  session: z.string().max(256).optional(),
  tries: z.int().min(0).max(1000).optional(),
};

const orderId = z.string().regex(/^[0-9a-f]{64}$/);
const personId = z.string().regex(/^[0-9a-f]{64}$/);
const lotId = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{6}$/);

/**
 * Queue `fulfilment`: look at what is due and do it; work off a slice of a batch of assignments; tell the next
 * orders of an agreement that it ends early; erase a person wherever an agreement has them.
 */
export const fulfilmentMessage = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("fulfil-order"), orderId, ...envelope }),
  z.strictObject({ type: z.literal("expire-codes"), lotId, ...envelope }),
  z.strictObject({ type: z.literal("assign-batch"), orderId, batchId: batchIdText, ...envelope }),
  z.strictObject({ type: z.literal("end-agreement"), agreementNumber, endsOn: calendarDate, ...envelope }),
  z.strictObject({ type: z.literal("erase-person"), agreementNumber, personId, ...envelope }),
]);

/** Queue `notifications`: send a planned mail, or record that one was accepted when the ledger could not be written. */
export const notificationsMessage = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("send-mail"), orderId, mailId: z.string().max(64), ...envelope }),
  z.strictObject({
    type: z.literal("record-mail"),
    orderId,
    mailId: z.string().max(64),
    acceptedAt: z.iso.datetime({ precision: 3 }),
    ...envelope,
  }),
]);

/** Every queue. */
export const QUEUES = ["fulfilment", "notifications"] as const;
export type QueueName = (typeof QUEUES)[number];

export type FulfilmentMessage = z.infer<typeof fulfilmentMessage>;
export type NotificationsMessage = z.infer<typeof notificationsMessage>;

/**
 * Puts one message on its queue. `messageId` is `<document>.<milestone>.<attempt>`, new for every re-send, so that
 * duplicate detection never eats a recovery. `notBefore` schedules it, for back-off only.
 */
export type SendMessage<Message> = (
  message: Message,
  options: { readonly messageId: string; readonly notBefore?: Instant },
) => Promise<void>;
