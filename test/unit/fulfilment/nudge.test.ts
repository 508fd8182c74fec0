import { describe, expect, it } from "vitest";
import type { FulfilmentMessage, NotificationsMessage } from "#shared/contracts/messages.ts";
import { createNudge } from "#shared/fulfilment/use-cases/nudge.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import { ACCEPTED_AT } from "#test/support/fulfilments.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";

const { orderId } = anOrder();

type Sent = { readonly message: FulfilmentMessage | NotificationsMessage; readonly messageId: string };

function nudging(fault?: Error) {
  const sent: Sent[] = [];
  const lost: [string, unknown][] = [];
  const send = async (message: Sent["message"], { messageId }: { readonly messageId: string }) => {
    if (fault) throw fault;
    sent.push({ message, messageId });
  };
  const nudge = createNudge({
    clock: () => ACCEPTED_AT,
    sendToFulfilment: send,
    sendToNotifications: send,
    onLost: (messageId, error) => lost.push([messageId, error]),
  });
  return { sent, lost, nudge };
}

describe("nudging", () => {
  it("sends an order's next step with the session of the write that made it due", async () => {
    const { sent, nudge } = nudging();

    await nudge.fulfilOrder(orderId, "accepted", "0:-1#7");

    expect(sent).toEqual([
      {
        message: { type: "fulfil-order", orderId, session: "0:-1#7" },
        messageId: `${orderId}.accepted.${ACCEPTED_AT}`,
      },
    ]);
  });

  it("sends a planned mail under an id that a repetition shares", async () => {
    const { sent, nudge } = nudging();

    await nudge.sendMail(orderId, "code-list");
    await nudge.sendMail(orderId, "code-list");

    expect(sent.map(({ message }) => message)).toEqual([
      { type: "send-mail", orderId, mailId: "code-list" },
      { type: "send-mail", orderId, mailId: "code-list" },
    ]);
    expect(new Set(sent.map(({ messageId }) => messageId))).toEqual(new Set([`${orderId}.code-list.planned`]));
  });

  it("reports a lost message by its id and reason, and does not fail", async () => {
    const fault = new UnavailableError("the broker is away");
    const { lost, nudge } = nudging(fault);

    await nudge.fulfilOrder(orderId, "invoiced");
    await nudge.sendMail(orderId, "order-confirmation");

    expect(lost).toEqual([
      [`${orderId}.invoiced.${ACCEPTED_AT}`, fault],
      [`${orderId}.order-confirmation.planned`, fault],
    ]);
  });
});
