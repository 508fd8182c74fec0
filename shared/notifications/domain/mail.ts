import { type Mailbox, type MailRequest, mailIdOf } from "#shared/contracts/mail-request.ts";
import type { Correlated } from "#shared/kernel/correlation.ts";
import { type Instant, MINUTE_MS, msBetween, plusMs } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import { lookLater, type Waiting, waitForNothing, waitForStep } from "#shared/kernel/wake.ts";

/** Changes with every change of wording or layout; the ledger says which edition a reader got. */
export const TEMPLATE_EDITION = "2026-12.7";

/** How long one sending may take; found `sending` after that, nobody knows its outcome. Unit: milliseconds. */
export const LEASE_MS = 5 * MINUTE_MS;

/** How long an unknown outcome is waited for before the mail is sent again, the first time. Unit: milliseconds. */
const DOUBT_MS = 2 * MINUTE_MS;

/**
 * One mail of one order, from plan to acceptance by the mail service. What decides its bytes is pinned: the request and
 * `plannedAt` when planned; `sender` and `messageId` (RFC 5322) when first sent.
 */
export type Mail = Waiting &
  Correlated & {
    readonly orderId: string;
    /** By `mailIdOf`: the kind, with what tells it from others where an order may have several of a kind. */
    readonly mailId: string;
    readonly request: MailRequest;
    readonly templateEdition: string;
    /** `held`: not to be sent until its order goes on; `withdrawn`: never to be sent. */
    readonly status: "planned" | "sending" | "accepted" | "failed" | "held" | "withdrawn";
    readonly plannedAt: Instant;
    /** How often sending was begun. */
    readonly sends: number;
    readonly sender?: Mailbox;
    readonly messageId?: string;
    /** The mail service took the copy, though not yet the mail itself. */
    readonly isCopyTaken?: boolean;
    /** When the present or last sending began; absent while planned. */
    readonly sendingAt?: Instant;
    /** When an unknown outcome was noticed; absent once the mail is sent again. */
    readonly doubtedAt?: Instant;
    readonly acceptedAt?: Instant;
    readonly failedAt?: Instant;
    /** Class of the mail service's refusal, e.g. `smtp-550`; never its text, which may hold an address. */
    readonly failure?: string;
    /** What the refusal was about: its reader's mailbox, or the message. */
    readonly refused?: "reader" | "message";
    readonly withdrawnAt?: Instant;
    /** How often it was planned again, for other contacts perhaps: every plan is a mail with an id of its own. */
    readonly replans?: number;
  };

/** A mail on its way: everything that decides its bytes is known. */
export type SendingMail = Mail & {
  readonly status: "sending";
  readonly sender: Mailbox;
  readonly messageId: string;
  readonly sendingAt: Instant;
};

export type SendingRefusal =
  | "mail-already-accepted"
  | "mail-already-refused"
  | "mail-held"
  | "mail-withdrawn"
  | "codes-expired"
  | "mail-in-progress"
  | "mail-outcome-unknown";

export const planMail = (orderId: string, request: MailRequest, at: Instant): Mail => ({
  orderId,
  mailId: mailIdOf(request),
  request,
  templateEdition: TEMPLATE_EDITION,
  status: "planned",
  plannedAt: at,
  sends: 0,
  ...waitForStep(at),
});

/**
 * Takes the lease for one sending. Refuses `mail-in-progress` while a lease or a doubt lasts, and `mail-outcome-unknown`
 * when a lease ran out and nobody has noticed yet: then `doubtMail` comes first. A list of expired codes, or a reminder of
 * a day that is past, is refused as `codes-expired`: then it is to be withdrawn.
 */
export function startSending(
  mail: Mail,
  { at, sender }: { readonly at: Instant; readonly sender: Mailbox },
): Outcome<SendingMail, SendingRefusal> {
  if (mail.status === "accepted") return refuse("mail-already-accepted");
  if (mail.status === "failed") return refuse("mail-already-refused");
  if (mail.status === "held") return refuse("mail-held");
  if (mail.status === "withdrawn") return refuse("mail-withdrawn");
  if (isInProgress(mail, at)) return refuse("mail-in-progress");
  if (mail.status === "sending" && mail.doubtedAt === undefined) return refuse("mail-outcome-unknown");
  if (hasExpired(mail.request, at)) return refuse("codes-expired");

  const { doubtedAt: _doubtedAt, ...known } = mail;
  const pinnedSender = mail.sender ?? sender;
  return accept({
    ...waiting(known, {
      wakeAt: plusMs(at, LEASE_MS),
      attempt: mail.attempt,
      waitingSince: mail.waitingSince ?? at,
    }),
    templateEdition: TEMPLATE_EDITION,
    status: "sending",
    sender: pinnedSender,
    messageId: mail.messageId ?? messageIdOf(mail, pinnedSender),
    sendingAt: at,
    sends: mail.sends + 1,
  });
}

/** Done: nothing is waited for any more. Repeating it changes nothing; a late acceptance outweighs a refusal. */
export function acceptMail(mail: Mail, acceptedAt: Instant): Mail {
  if (mail.status === "accepted") return mail;
  const {
    failure: _failure,
    refused: _refused,
    failedAt: _failedAt,
    withdrawnAt: _withdrawnAt,
    doubtedAt: _doubtedAt,
    ...known
  } = mail;
  return { ...waiting(known, waitForNothing), status: "accepted", acceptedAt };
}

/** The mail service did not take it, for certain, but perhaps the copy: planned as before, to be tried ever later. */
export function putBack(mail: Mail, at: Instant, { isCopyTaken } = { isCopyTaken: false }): Mail {
  if (mail.status !== "sending") return mail;
  const { wakeAt: _wakeAt, sendingAt: _sendingAt, ...known } = mail;
  const planned: Mail = { ...waiting(known, lookLater(known, at)), status: "planned" };
  return isCopyTaken ? { ...planned, isCopyTaken } : planned;
}

/**
 * Notices that the outcome of a sending is unknown. Nothing is sent before the doubt ends: word of the acceptance may
 * still be on its way. Every further sending doubles the wait, so a service that keeps losing answers sends few copies.
 */
export function doubtMail(mail: Mail, at: Instant): Mail {
  if (mail.status !== "sending" || mail.doubtedAt !== undefined) return mail;
  return {
    ...waiting(mail, {
      wakeAt: plusMs(at, doubtMs(mail)),
      attempt: mail.attempt,
      waitingSince: mail.waitingSince ?? at,
    }),
    doubtedAt: at,
  };
}

/** The mail service refused it for good: an operator has to look. */
export function failMail(mail: Mail, { reason, about, isCopyTaken }: Refusal, at: Instant): Mail {
  if (mail.status !== "sending") return mail;
  const failed: Mail = {
    ...waiting(mail, waitForNothing),
    status: "failed",
    failedAt: at,
    failure: reason,
    refused: about,
  };
  return isCopyTaken ? { ...failed, isCopyTaken } : failed;
}

type Refusal = {
  readonly reason: string;
  readonly about: "reader" | "message";
  /** The one who gets a copy has it all the same. */
  readonly isCopyTaken: boolean;
};

/** Never to be sent; word that it was accepted all the same outweighs it. */
export function withdrawMail(mail: Mail, at: Instant): Mail {
  if (mail.status === "accepted" || mail.status === "withdrawn") return mail;
  return { ...waiting(mail, waitForNothing), status: "withdrawn", withdrawnAt: at };
}

/** What its first reader is to the order. */
export function recipientRoleOf({ request: { kind } }: Pick<Mail, "request">) {
  if (kind === "order-held") return "reseller";
  return kind === "resend-notice" ? "former-notices-contact" : "notices-contact";
}

/** The list would hold codes of which some no longer work, what begins is over, or the day to remind of is past. */
export const hasExpired = ({ facts }: MailRequest, at: Instant): boolean =>
  "usableUntil" in facts && at >= facts.usableUntil;

function isInProgress(mail: Mail, at: Instant): boolean {
  if (mail.status !== "sending" || mail.sendingAt === undefined) return false;
  return mail.doubtedAt === undefined
    ? msBetween(mail.sendingAt, at) < LEASE_MS
    : msBetween(mail.doubtedAt, at) < doubtMs(mail);
}

const MOST_DOUBLINGS = 8;
const doubtMs = ({ sends }: Mail) => DOUBT_MS * 2 ** Math.min(Math.max(sends - 1, 0), MOST_DOUBLINGS);

/** 128 bits of the order's id, the plan and the mail's: the same mail always has the same id (RFC 5322, 3.6.4). */
const messageIdOf = ({ orderId, mailId, replans }: Mail, sender: Mailbox) =>
  `<${[orderId.slice(0, 32), ...(replans === undefined ? [] : [replans]), mailId].join(".")}@${domainOf(sender)}>`;

const domainOf = ({ email }: Mailbox) => email.slice(email.lastIndexOf("@") + 1);

/** `mail` with this wait and no other. */
export function waiting(mail: Mail, wait: Waiting): Mail {
  const { wakeAt: _wakeAt, attempt: _attempt, waitingSince: _since, parkedAt: _parkedAt, ...settled } = mail;
  return { ...settled, ...wait };
}
