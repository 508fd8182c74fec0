import type { Mail } from "../mailbox/mail.ts";
import type { Stack } from "../stack.ts";

/** Such as `code-list` or `reminder-30`, which stands in the message id: `<order.kind@domain>`, or `<order.kind.day@domain>`. */
export const kindOf = ({ messageId }: Pick<Mail, "messageId">): string =>
  /\.([a-z][a-z0-9-]*)[.@]/.exec(messageId)?.[1] ?? "unknown";

/** Whether the mail is about the order. */
export const isAbout = ({ messageId }: Pick<Mail, "messageId">, orderId: string): boolean =>
  messageId.startsWith(`<${orderId.slice(0, 32)}.`);

/** The mails of one kind about an order, as the mail service took them. */
export const mailsAbout = (
  { stack }: { readonly stack: Pick<Stack, "mailbox"> },
  { orderId }: { readonly orderId: string },
  kind: string,
): readonly Mail[] => stack.mailbox.messages().filter((mail) => isAbout(mail, orderId) && kindOf(mail) === kind);
