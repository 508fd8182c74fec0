import { describe, expect, it } from "vitest";
import { MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { MissingDocumentError, UnavailableError } from "#shared/kernel/versioned.ts";
import { failMail } from "#shared/notifications/domain/mail.ts";
import { NOON, ORDER_ID, plannedMail, REFUSAL, sendingMail } from "#test/unit/notifications/mails.ts";
import { ledgerDown, nothing, notifications } from "#test/unit/notifications/notifications.ts";

describe("an acceptance the ledger does not take", () => {
  it("travels as a message instead and is recorded from it", async () => {
    const { send, record, ledger, entry, mailer, notificationsQueue, fulfilmentQueue, pass } = notifications();
    ledger.beforeNextSaves(nothing, ledgerDown);

    const outcome = await send();
    pass(10);
    const recorded = await record(NOON);
    const again = await send();

    expect(outcome).toEqual({ ok: true, value: "accepted-unrecorded" });
    expect(notificationsQueue.sent).toEqual([
      {
        message: { type: "record-mail", orderId: ORDER_ID, mailId: "code-list", acceptedAt: NOON },
        messageId: `${ORDER_ID}.code-list.record.1`,
      },
    ]);
    expect(recorded.ok && again.ok).toBe(true);
    expect(entry()).toMatchObject({ status: "accepted", acceptedAt: NOON });
    expect(fulfilmentQueue.sent.map(({ messageId }) => messageId)).toContain(`${ORDER_ID}.code-list.accepted.1`);
    expect(mailer.accepted).toHaveLength(1);
  });

  it("faults when no message can be sent either", async () => {
    const { send, ledger, notificationsQueue } = notifications();
    ledger.beforeNextSaves(nothing, ledgerDown);
    notificationsQueue.isDown = true;

    await expect(send()).rejects.toThrow(UnavailableError);
  });

  it("keeps the first instant when it is recorded twice", async () => {
    const { record, entry } = notifications(sendingMail(plannedMail("code-list")));

    await record(NOON);
    await record(plusMs(NOON, MINUTE_MS));

    expect(entry()?.acceptedAt).toBe(NOON);
  });

  it("outweighs a refusal recorded before it", async () => {
    const { record, entry } = notifications(failMail(sendingMail(plannedMail("code-list")), REFUSAL, NOON));

    await record(NOON);

    expect(entry()?.status).toBe("accepted");
  });

  it("waits for an entry that cannot be read yet", async () => {
    const { record } = notifications(plannedMail("expiry-notice"));

    await expect(record(NOON)).rejects.toThrow(MissingDocumentError);
  });
});
