import type { FulfilmentMessage, NotificationsMessage } from "#shared/contracts/messages.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";

const { orderId } = anOrder();

export const fulfilOrder: FulfilmentMessage = { type: "fulfil-order", orderId, session: "0:-1#7" };
export const expireCodes: FulfilmentMessage = { type: "expire-codes", lotId: "7K3QXA" };
export const sendMail: NotificationsMessage = { type: "send-mail", orderId, mailId: "code-list" };
