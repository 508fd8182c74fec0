import type { Mail } from "../mailbox/mail.ts";

/** Such as `code-list` or `reminder-30`, which stands in the message id: `<order.kind@domain>`, or `<order.kind.day@domain>`. */
export const kindOf = ({ messageId }: Pick<Mail, "messageId">): string =>
  /\.([a-z][a-z0-9-]*)[.@]/.exec(messageId)?.[1] ?? "unknown";

/** Whether the mail is about the order. */
export const isAbout = ({ messageId }: Pick<Mail, "messageId">, orderId: string): boolean =>
  messageId.startsWith(`<${orderId.slice(0, 32)}.`);
