import { lastDayIn, type MailLot, type MailRequest, type MailRevision } from "#shared/contracts/mail-request.ts";
import { earliest, type Instant } from "#shared/kernel/instant.ts";
import { type Mail, withdrawMail } from "#shared/notifications/domain/mail.ts";

type Ending = Omit<MailRevision & { readonly type: "curtail" }, "type">;

/**
 * A mail that is not on its way, as its order ends now: with the new last day, as a plan of its own; withdrawn where it
 * is about a later day alone; the same where the early end moves nothing of it.
 */
export function curtailMail(mail: Mail, ending: Ending, at: Instant): Mail {
  const about = lastDayIn(mail.request);
  if (about !== undefined) return about > ending.endsOn ? withdrawMail(mail, at) : mail;
  const request = curtailedRequest(mail.request, ending);
  if (request === mail.request) return mail;
  const { messageId: _messageId, sender: _sender, replans = 0, ...planned } = mail;
  return { ...planned, request, plannedAt: at, replans: replans + 1 };
}

/** The same request where nothing of it moves. */
function curtailedRequest(request: MailRequest, { endsOn, endsAt }: Ending): MailRequest {
  switch (request.kind) {
    case "code-list":
    case "code-list-again": {
      const { lots, usableUntil } = request.facts;
      if (lots.every(({ lastUsableOn }) => lastUsableOn <= endsOn)) return request;
      const moved = { lots: lots.map((lot) => curtailedLot(lot, endsOn)), usableUntil: earlier(usableUntil, endsAt) };
      return request.kind === "code-list"
        ? { ...request, facts: { ...request.facts, ...moved } }
        : { ...request, facts: { ...request.facts, ...moved } };
    }
    case "membership-active": {
      const { facts } = request;
      if (facts.endsOn <= endsOn) return request;
      return { ...request, facts: { ...facts, endsOn, expiryBoundBy: "agreement-ended", usableUntil: endsAt } };
    }
    default:
      return request;
  }
}

const curtailedLot = (lot: MailLot, endsOn: string): MailLot =>
  lot.lastUsableOn > endsOn ? { ...lot, lastUsableOn: endsOn, expiryBoundBy: "agreement-ended" } : lot;

const earlier = (one: Instant, other: Instant): Instant => earliest([one, other]) ?? one;
