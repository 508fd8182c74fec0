import { isDeepStrictEqual } from "node:util";
import type { MailRecipients, MailRequest, MailRevision } from "#shared/contracts/mail-request.ts";
import { correlationOf } from "#shared/kernel/correlation.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { waitForNothing, waitUntil } from "#shared/kernel/wake.ts";
import { curtailMail } from "#shared/notifications/domain/curtailed-mail.ts";
import { hasExpired, type Mail, TEMPLATE_EDITION, waiting, withdrawMail } from "#shared/notifications/domain/mail.ts";

type PlanAgain = MailRevision & { readonly type: "plan-again" };

/** What becomes of one mail; the same mail where the revision does not concern it. One on its way is left alone. */
export function reviseMail(mail: Mail, revision: MailRevision, at: Instant): Mail {
  switch (revision.type) {
    case "withdraw":
      return mail.status === "sending" || mail.request.kind === revision.except ? mail : withdrawMail(mail, at);
    case "hold":
      return mail.status === "planned" && mail.request.kind !== "order-held"
        ? { ...waiting(mail, waitForNothing), status: "held" }
        : mail;
    case "curtail":
      return mail.status === "planned" || mail.status === "held" || mail.status === "failed"
        ? curtailMail(mail, revision, at)
        : mail;
    case "plan-again":
      return isStuck(mail) ? planAgain(mail, revision, at) : mail;
  }
}

const isStuck = ({ status, parkedAt }: Mail): boolean =>
  status === "failed" || status === "held" || (parkedAt !== undefined && status !== "accepted");

/** What was never refused and goes to the same contacts stays the same mail, and so does one on its way. */
function planAgain(mail: Mail, contacts: PlanAgain, at: Instant): Mail {
  const isStale = mail.request.kind === "order-held" || hasExpired(mail.request, at);
  if (mail.status !== "sending" && isStale) return withdrawMail(mail, at);
  const request = addressed(mail.request, contacts);
  if (mail.status === "sending") return waiting(mail, waitUntil(at, at));
  if (isResendElsewhere(mail.request, request)) return withdrawMail(mail, at);
  if (mail.status !== "failed" && isDeepStrictEqual(request, mail.request))
    return { ...waiting(mail, waitUntil(at, at)), status: "planned" };

  const { orderId, mailId, sends, replans = 0, isCopyTaken } = mail;
  const planned: Mail = {
    ...{ orderId, mailId, request, sends },
    ...correlationOf(mail),
    templateEdition: TEMPLATE_EDITION,
    status: "planned",
    plannedAt: at,
    replans: replans + 1,
    ...waitUntil(at, at),
  };
  return isCopyTaken === undefined ? planned : { ...planned, isCopyTaken };
}

/** Codes go once more only to a mailbox that has been the contact's for long enough, which another resend looks at. */
const isResendElsewhere = (planned: MailRequest, present: MailRequest): boolean =>
  planned.kind === "code-list-again" && planned.recipients.to.email !== present.recipients.to.email;

function addressed(request: MailRequest, { notices, locale, reseller }: PlanAgain): MailRequest {
  return { ...request, locale, recipients: recipientsOf(request, notices, reseller) };
}

function recipientsOf(
  { kind, recipients }: MailRequest,
  notices: MailRecipients["to"],
  reseller: MailRecipients["to"] | undefined,
): MailRecipients {
  if (kind === "resend-notice") return recipients;
  const copyTo = recipients.copyTo && (reseller ?? recipients.copyTo);
  return copyTo === undefined ? { to: notices } : { to: notices, copyTo };
}
