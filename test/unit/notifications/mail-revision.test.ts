import { describe, expect, it } from "vitest";
import { toMailStanding } from "#shared/adapters/cosmos/mail-ledger.ts";
import type { MailRevision } from "#shared/contracts/mail-request.ts";
import { MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { acceptMail, failMail, type Mail, putBack, startSending } from "#shared/notifications/domain/mail.ts";
import { reviseMail } from "#shared/notifications/domain/mail-revision.ts";
import { NOON, plannedMail, REFUSAL, SENDER, sendingMail, USABLE_UNTIL } from "#test/unit/notifications/mails.ts";
import { notifications } from "#test/unit/notifications/notifications.ts";

const LATER = plusMs(NOON, MINUTE_MS);
const again: MailRevision = {
  type: "plan-again",
  notices: { name: "Noa Berg", email: "noa@harbour.example" },
  locale: "de",
};
const asBefore = (mail: Mail): MailRevision => ({
  type: "plan-again",
  notices: mail.request.recipients.to,
  locale: mail.request.locale,
  ...(mail.request.recipients.copyTo && { reseller: mail.request.recipients.copyTo }),
});
const failed = (mail = plannedMail()) => failMail(sendingMail(mail), REFUSAL, NOON);
const heldMail = (mail = plannedMail()) => reviseMail(mail, { type: "hold" }, NOON);
const parked = (mail: Mail): Mail => {
  const { wakeAt: _wakeAt, ...rest } = mail;
  return { ...rest, parkedAt: NOON };
};

describe("mails of an order that changes its mind", () => {
  it.each(["withdraw", "hold"] as const)("are left alone when they are on their way or accepted: %s", (type) => {
    const [sending, accepted] = [sendingMail(), acceptMail(sendingMail(), NOON)];

    expect([reviseMail(sending, { type }, LATER), reviseMail(accepted, { type }, LATER)]).toEqual([sending, accepted]);
  });

  it("are withdrawn for good when they were not sent, and refused quietly from then on", async () => {
    const withdrawn = reviseMail(plannedMail("code-list"), { type: "withdraw" }, LATER);
    const { send, mailer } = notifications(withdrawn);

    expect(withdrawn).toMatchObject({ status: "withdrawn", withdrawnAt: LATER });
    expect(withdrawn.wakeAt).toBeUndefined();
    expect(await send()).toEqual({ ok: false, refusal: "mail-withdrawn" });
    expect(mailer.accepted).toEqual([]);
    expect(reviseMail(withdrawn, again, LATER)).toBe(withdrawn);
  });

  it("are held when they are the customer's, not the reseller's own", () => {
    const notice = plannedMail("order-held");

    expect(startSending(heldMail(), { at: LATER, sender: SENDER })).toEqual({ ok: false, refusal: "mail-held" });
    expect(heldMail(notice)).toBe(notice);
  });
});

describe("planning a mail again", () => {
  it("is for what failed, is held or parked, and nothing else", () => {
    const [planned, sending, accepted] = [plannedMail(), sendingMail(), acceptMail(sendingMail(), NOON)];

    expect([planned, sending, accepted].map((mail) => reviseMail(mail, again, LATER))).toEqual([
      planned,
      sending,
      accepted,
    ]);
    expect([failed(), heldMail(), parked(plannedMail())].map((mail) => reviseMail(mail, again, LATER))).toMatchObject([
      { status: "planned", wakeAt: LATER, replans: 1 },
      { status: "planned", wakeAt: LATER, replans: 1 },
      { status: "planned", wakeAt: LATER, replans: 1 },
    ]);
  });

  it("R-61: withdraws a resend when the contact has another mailbox: that one has to be on record for 72 hours first", () => {
    const resend = failed(plannedMail("code-list-again"));

    expect(reviseMail(resend, again, LATER)).toMatchObject({ status: "withdrawn", withdrawnAt: LATER });
    expect(reviseMail(resend, asBefore(resend), LATER)).toMatchObject({ status: "planned", replans: 1 });
  });

  it("leaves nothing for an operator of what failed and was then withdrawn", () => {
    const withdrawn = reviseMail(failed(plannedMail("code-list")), again, USABLE_UNTIL);

    expect(withdrawn.status).toBe("withdrawn");
    expect(toMailStanding(withdrawn)).toEqual({ isUnsent: true });
  });

  it("makes it another mail, to the present contact, with an id of its own", () => {
    const first = failed();

    const second = sendingMail(reviseMail(first, again, LATER), LATER);

    expect(second.request).toMatchObject({ locale: "de", recipients: { to: { email: "noa@harbour.example" } } });
    expect(second.messageId).not.toBe(first.messageId);
    expect(second).not.toHaveProperty("failure");
    expect(second).not.toHaveProperty("failedAt");
  });

  it("sends no second copy to the reseller", () => {
    const first = failMail(sendingMail(), { ...REFUSAL, isCopyTaken: true }, NOON);

    expect(reviseMail(first, again, LATER)).toMatchObject({ isCopyTaken: true });
  });

  it("keeps a parked mail as it is where the contacts are the same", () => {
    const mail = parked(putBack(sendingMail(), NOON, { isCopyTaken: true }));

    expect(reviseMail(mail, asBefore(mail), LATER)).toMatchObject({
      messageId: mail.messageId,
      isCopyTaken: true,
      wakeAt: LATER,
    });
  });

  it("looks again at a parked mail of unknown outcome without changing it", () => {
    const mail = parked(sendingMail());

    const revised = reviseMail(mail, again, LATER);

    expect(revised).toMatchObject({ status: "sending", messageId: mail.messageId, wakeAt: LATER });
    expect(revised.request).toEqual(mail.request);
  });

  it("withdraws a list of codes that have expired", () => {
    const mail = failed(plannedMail("code-list"));

    expect(reviseMail(mail, again, plusMs(USABLE_UNTIL, -1)).status).toBe("planned");
    expect(reviseMail(mail, again, USABLE_UNTIL).status).toBe("withdrawn");
  });
});

it("a list of codes is never sent from the moment on at which they expire", async () => {
  const { send, entry, mailer, pass } = notifications();
  pass((Date.parse(USABLE_UNTIL) - Date.parse(NOON)) / MINUTE_MS);

  const outcomes = [await send(), await send()];

  expect(outcomes).toEqual([
    { ok: false, refusal: "codes-expired" },
    { ok: false, refusal: "mail-withdrawn" },
  ]);
  expect(entry()?.status).toBe("withdrawn");
  expect(mailer.accepted).toEqual([]);
});
