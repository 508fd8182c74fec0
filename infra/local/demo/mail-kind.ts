import type { Mail } from "../mailbox/mail.ts";

/** `order-confirmation`, `code-list` or `expiry-notice`, which stands in the message id: `<order.kind@domain>`. */
export const kindOf = ({ messageId }: Pick<Mail, "messageId">): string =>
  /\.([a-z-]+)@/.exec(messageId)?.[1] ?? "unknown";

/** Whether the mail is about the order. */
export const isAbout = ({ messageId }: Pick<Mail, "messageId">, orderId: string): boolean =>
  messageId.startsWith(`<${orderId.slice(0, 32)}.`);
