import { describe, expect, it } from "vitest";
import { MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { MissingDocumentError, UnavailableError } from "#shared/kernel/versioned.ts";
import { acceptMail } from "#shared/notifications/domain/mail.ts";
import { MailNotSentError, MailOutcomeUnknownError, MailRefusedError } from "#shared/notifications/ports.ts";
import { NOON, ORDER_ID, plannedMail, sendingMail } from "#test/unit/notifications/mails.ts";
import { ledgerDown, nothing, notifications } from "#test/unit/notifications/notifications.ts";

describe("sending a planned mail", () => {
  it("records the acceptance and tells fulfilment", async () => {
    const { send, entry, mailer, fulfilmentQueue } = notifications();

    const outcome = await send();

    expect(outcome).toEqual({ ok: true, value: "accepted" });
    expect(mailer.accepted).toHaveLength(1);
    expect(entry()).toMatchObject({ status: "accepted", acceptedAt: NOON, sends: 1 });
    expect(fulfilmentQueue.sent).toEqual([
      {
        message: { type: "fulfil-order", orderId: ORDER_ID, session: "session-3" },
        messageId: `${ORDER_ID}.code-list.accepted.1`,
      },
    ]);
  });

  it("waits with a code list until its manifest is kept", async () => {
    const { send, entry, mailer, manifests } = notifications();
    manifests.isDown = true;
    await expect(send()).rejects.toThrow(UnavailableError);
    const [sentBefore, statusBefore] = [mailer.accepted.length, entry()?.status];
    manifests.isDown = false;

    const outcome = await send();

    expect([sentBefore, statusBefore]).toEqual([0, "planned"]);
    expect(outcome).toEqual({ ok: true, value: "accepted" });
    expect(await manifests.find(ORDER_ID)).toHaveLength(1);
  });

  it("sends it once, however often it is asked to, and tells fulfilment each time", async () => {
    const { send, mailer, fulfilmentQueue } = notifications();

    const outcomes = [await send(), await send(), await send()];

    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(mailer.accepted).toHaveLength(1);
    expect(fulfilmentQueue.sent).toHaveLength(3);
  });

  it("sends it once when two ask at the same time", async () => {
    const { send, mailer } = notifications();

    const outcomes = await Promise.all([send(), send()]);

    expect(mailer.accepted).toHaveLength(1);
    expect(outcomes).toContainEqual({ ok: false, refusal: "mail-in-progress" });
  });

  it("leaves it to another instance that was faster", async () => {
    const { send, ledger, mailer } = notifications();
    ledger.beforeNextSaves(() => ledger.put(sendingMail(plannedMail("code-list"))));

    const outcome = await send();

    expect(outcome).toEqual({ ok: false, refusal: "mail-in-progress" });
    expect(mailer.accepted).toEqual([]);
  });

  it("faults while its entry cannot be read", async () => {
    const { send } = notifications(acceptMail({ ...plannedMail(), orderId: "another" }, NOON));

    await expect(send()).rejects.toThrow(MissingDocumentError);
  });

  it("leaves it planned when its codes cannot be listed", async () => {
    const { send, entry, mailer } = notifications(plannedMail("code-list"), async () => {
      throw new MissingDocumentError("no such lot yet");
    });

    await expect(send()).rejects.toThrow(MissingDocumentError);

    expect(entry()).toEqual(plannedMail("code-list"));
    expect(mailer.accepted).toEqual([]);
  });
});

describe("a mail that was not sent for certain", () => {
  it("is planned again, and the fault makes the consumer back off", async () => {
    const { send, entry, mailer } = notifications();
    mailer.failNext(new MailNotSentError("connection refused"));

    await expect(send()).rejects.toThrow(MailNotSentError);
    const putBack = entry();
    const again = await send();

    expect(putBack).toMatchObject({ status: "planned", sends: 1 });
    expect(again.ok).toBe(true);
    expect(mailer.accepted).toHaveLength(1);
  });

  it("faults all the same when the ledger cannot be written", async () => {
    const { send, ledger, entry, mailer } = notifications();
    mailer.failNext(new MailNotSentError("connection refused"));
    ledger.beforeNextSaves(nothing, ledgerDown);

    await expect(send()).rejects.toThrow(MailNotSentError);

    expect(entry()?.status).toBe("sending");
  });

  it("fails for good when the mail service refuses it, and tells its order and an operator", async () => {
    const { send, entry, mailer, failed, fulfilmentQueue } = notifications();
    mailer.failNext(new MailRefusedError("smtp-550", "reader"));

    const outcomes = [await send(), await send()];

    expect(outcomes).toEqual([
      { ok: false, refusal: "mail-refused" },
      { ok: false, refusal: "mail-already-refused" },
    ]);
    expect(entry()).toMatchObject({ status: "failed", failure: "smtp-550" });
    expect(mailer.accepted).toEqual([]);
    expect(failed).toEqual(["code-list smtp-550"]);
    expect(new Set(fulfilmentQueue.sent.map(({ messageId }) => messageId))).toEqual(
      new Set([`${ORDER_ID}.code-list.failed.1`]),
    );
  });

  it("counts as neither sent nor unsent when the fault is of an unknown kind", async () => {
    const { send, entry, mailer } = notifications();
    mailer.failNext(new TypeError("a mistake of ours"));

    await expect(send()).rejects.toThrow(TypeError);

    expect(entry()?.status).toBe("sending");
  });
});

describe("a mail whose outcome is unknown", () => {
  it("is sent again after two minutes, the same as before", async () => {
    const { send, mailer, pass } = notifications();
    mailer.loseNextAnswer(new MailOutcomeUnknownError("connection lost"));

    const lost = await send();
    pass(1);
    const early = await send();
    pass(1);
    const again = await send();

    expect(lost).toEqual({ ok: false, refusal: "mail-outcome-unknown" });
    expect(early).toEqual({ ok: false, refusal: "mail-in-progress" });
    expect(again.ok).toBe(true);
    expect(mailer.accepted).toHaveLength(2);
    expect(mailer.accepted[1]).toEqual(mailer.accepted[0]);
  });

  it("is doubted before it is sent again when a sender vanished", async () => {
    const { send, entry, mailer, pass } = notifications(sendingMail(plannedMail("code-list")));

    pass(5);
    const found = await send();
    const doubted = entry();
    pass(2);
    const again = await send();

    expect(found).toEqual({ ok: false, refusal: "mail-outcome-unknown" });
    expect(doubted).toMatchObject({ status: "sending", doubtedAt: plusMs(NOON, 5 * MINUTE_MS) });
    expect(again.ok).toBe(true);
    expect(mailer.accepted).toHaveLength(1);
  });
});

it("tells fulfilment again when telling it failed", async () => {
  const { send, mailer, fulfilmentQueue } = notifications();
  fulfilmentQueue.isDown = true;

  await expect(send()).rejects.toThrow(UnavailableError);
  fulfilmentQueue.isDown = false;
  const again = await send();

  expect(again.ok).toBe(true);
  expect(mailer.accepted).toHaveLength(1);
  expect(fulfilmentQueue.sent).toHaveLength(1);
});
