import { describe, expect, it } from "vitest";
import { MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { PARK_AFTER_LOOKS, PARK_AFTER_MS } from "#shared/kernel/wake.ts";
import {
  acceptMail,
  doubtMail,
  failMail,
  LEASE_MS,
  type Mail,
  putBack,
  startSending,
} from "#shared/notifications/domain/mail.ts";
import { NOON, ORDER_ID, plannedMail, REFUSAL, SENDER, sendingMail } from "#test/unit/notifications/mails.ts";

const minutesLater = (minutes: number) => plusMs(NOON, minutes * MINUTE_MS);
const start = (mail: Mail, minutes: number) => startSending(mail, { at: minutesLater(minutes), sender: SENDER });

describe("a planned mail", () => {
  it("waits to be sent, its request pinned", () => {
    const mail = plannedMail();

    expect(mail).toMatchObject({
      orderId: ORDER_ID,
      mailId: "order-confirmation",
      status: "planned",
      plannedAt: NOON,
      sends: 0,
      wakeAt: minutesLater(1),
    });
  });

  it("takes a lease of five minutes, a sender and an id when sending begins", () => {
    const mail = sendingMail();

    expect(mail).toMatchObject({
      status: "sending",
      sends: 1,
      sendingAt: NOON,
      sender: SENDER,
      messageId: `<${ORDER_ID.slice(0, 32)}.order-confirmation@vouchsafe.example>`,
    });
    expect(mail.wakeAt).toBe(plusMs(NOON, LEASE_MS));
  });

  it("is neither put back, doubted nor failed by word of a sending that never began", () => {
    const mail = plannedMail();

    expect(putBack(mail, NOON)).toBe(mail);
    expect(doubtMail(mail, NOON)).toBe(mail);
    expect(failMail(mail, REFUSAL, NOON)).toBe(mail);
  });
});

describe("a mail on its way", () => {
  it("is left alone while its lease lasts", () => {
    const outcome = start(sendingMail(), 4.99);

    expect(outcome).toEqual({ ok: false, refusal: "mail-in-progress" });
  });

  it("keeps its lease when its wake-up is moved by a timer", () => {
    const woken = { ...sendingMail(), wakeAt: minutesLater(60), attempt: 3 };

    const outcomes = [start(woken, 4), start(woken, 5)].map((outcome) => outcome.ok || outcome.refusal);

    expect(outcomes).toEqual(["mail-in-progress", "mail-outcome-unknown"]);
  });

  it("is not sent again when its lease ran out before its outcome was doubted", () => {
    const outcome = start(sendingMail(), 5);

    expect(outcome).toEqual({ ok: false, refusal: "mail-outcome-unknown" });
  });

  it("waits two minutes once doubted, then is sent again with the same id from the same sender", () => {
    const first = sendingMail();
    const doubted = doubtMail(first, minutesLater(5));

    const early = start(doubted, 6.99);
    const again = startSending(doubted, {
      at: minutesLater(7),
      sender: { name: "New name", email: "new@elsewhere.example" },
    });

    expect(doubted).toMatchObject({ status: "sending", doubtedAt: minutesLater(5), wakeAt: minutesLater(7) });
    expect(early).toEqual({ ok: false, refusal: "mail-in-progress" });
    expect(again).toMatchObject({ ok: true, value: { sends: 2, messageId: first.messageId, sender: SENDER } });
    expect(again.ok && again.value.doubtedAt).toBeUndefined();
  });

  it("is doubted once: doubting again does not lengthen the wait", () => {
    const doubted = doubtMail(sendingMail(), minutesLater(5));

    expect(doubtMail(doubted, minutesLater(6))).toBe(doubted);
  });

  it("waits twice as long before each further copy", () => {
    const second = sendingMail(doubtMail(sendingMail(), minutesLater(5)), minutesLater(7));

    const doubted = doubtMail(second, minutesLater(12));

    expect(doubted.wakeAt).toBe(minutesLater(16));
  });

  it("is put back when it was not sent for certain, and tried ever later", () => {
    const once = putBack(sendingMail(), NOON);
    const twice = putBack(sendingMail(once, minutesLater(1)), minutesLater(1));

    expect(once).toMatchObject({ status: "planned", wakeAt: minutesLater(1), sends: 1 });
    expect(once.sendingAt).toBeUndefined();
    expect(twice.wakeAt).toBe(minutesLater(3));
  });

  it("is parked for an operator after 72 hours of not being sent", () => {
    const once = { ...putBack(sendingMail(), NOON), attempt: PARK_AFTER_LOOKS };

    const late = plusMs(NOON, PARK_AFTER_MS);
    const parked = putBack(sendingMail(once, late), late);

    expect(parked).toMatchObject({ status: "planned", parkedAt: late });
    expect(parked).not.toHaveProperty("wakeAt");
  });

  it("can be sent after all once an operator asks for it", () => {
    const parked: Mail = { ...plannedMail(), parkedAt: NOON };

    const mail = sendingMail(parked, minutesLater(5));

    expect(mail).toMatchObject({ status: "sending", wakeAt: minutesLater(10) });
    expect(mail).not.toHaveProperty("parkedAt");
  });

  it("fails for good when it is refused, and waits for nothing", () => {
    const mail = failMail(sendingMail(), REFUSAL, minutesLater(1));

    expect(mail).toMatchObject({ status: "failed", failure: "smtp-550", refused: "reader", failedAt: minutesLater(1) });
    expect(mail).not.toHaveProperty("wakeAt");
    expect(start(mail, 60)).toEqual({ ok: false, refusal: "mail-already-refused" });
  });
});

describe("an accepted mail", () => {
  it("waits for nothing and is never sent again", () => {
    const mail = acceptMail(doubtMail(sendingMail(), minutesLater(5)), minutesLater(1));

    expect(mail).toMatchObject({ status: "accepted", acceptedAt: minutesLater(1), attempt: 0 });
    expect(mail).not.toHaveProperty("wakeAt");
    expect(start(mail, 600)).toEqual({ ok: false, refusal: "mail-already-accepted" });
  });

  it("keeps its first instant of acceptance, whatever is heard later", () => {
    const mail = acceptMail(sendingMail(), minutesLater(1));

    expect(acceptMail(mail, minutesLater(2))).toBe(mail);
    expect(putBack(mail, minutesLater(2))).toBe(mail);
    expect(doubtMail(mail, minutesLater(2))).toBe(mail);
    expect(failMail(mail, REFUSAL, minutesLater(2))).toBe(mail);
  });

  it("may come from a mail thought to be put back or refused: the word of the mail service counts", () => {
    const back = acceptMail(putBack(sendingMail(), NOON), minutesLater(1));
    const failed = acceptMail(failMail(sendingMail(), REFUSAL, NOON), minutesLater(1));

    expect(back.status).toBe("accepted");
    expect(failed.status).toBe("accepted");
    expect(failed).not.toHaveProperty("failure");
  });
});
