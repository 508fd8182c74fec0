import { expect, it } from "vitest";
import type { QueueName } from "#shared/contracts/messages.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import { createRedriveDeadLetters } from "#shared/operations/use-cases/redrive-dead-letters.ts";
import { InMemoryDeadLetters } from "#test/support/in-memory-dead-letters.ts";
import { expireCodes, fulfilOrder, sendMail } from "#test/unit/operations/queued-messages.ts";

const claim = async () => accept("first" as const);

function redriving() {
  const deadLetters = new InMemoryDeadLetters();
  const sent: { queue: QueueName; messageId: string; message: unknown }[] = [];
  const faults: Error[] = [];
  const sendTo =
    (queue: QueueName) =>
    async (message: unknown, { messageId }: { readonly messageId: string }) => {
      const fault = faults.shift();
      if (fault) throw fault;
      sent.push({ queue, messageId, message });
    };
  const redrive = createRedriveDeadLetters({
    deadLetters,
    sendToFulfilment: sendTo("fulfilment"),
    sendToNotifications: sendTo("notifications"),
  });
  const left = async (queue: QueueName) => (await deadLetters.first(queue, 100)).map(({ messageId }) => messageId);
  return { deadLetters, sent, faults, redrive, left };
}

it("sends what is named to its queue under a new id, removes it, and leaves the rest", async () => {
  const { deadLetters, sent, redrive, left } = redriving();
  deadLetters.bury("fulfilment", { messageId: "a", content: fulfilOrder });
  deadLetters.bury("fulfilment", { messageId: "b", content: expireCodes });
  deadLetters.bury("notifications", { messageId: "a", content: sendMail });

  const outcome = await redrive({ queue: "fulfilment", messageIds: ["a"] }, claim);

  expect(outcome).toEqual(accept([{ messageId: "a", result: "redriven" }]));
  expect(sent).toEqual([{ queue: "fulfilment", messageId: "a.redriven.1", message: { ...fulfilOrder, tries: 0 } }]);
  expect([await left("fulfilment"), await left("notifications")]).toEqual([["b"], ["a"]]);
});

it("begins the count of tries anew", async () => {
  const { deadLetters, sent, redrive } = redriving();
  deadLetters.bury("notifications", { messageId: "a", content: { ...sendMail, tries: 79 } });

  await redrive({ queue: "notifications", messageIds: ["a"] }, claim);

  expect(sent).toMatchObject([{ queue: "notifications", message: { tries: 0 } }]);
});

it("answers each id in the order asked: redriven, unreadable and left, or not found", async () => {
  const { deadLetters, redrive, left } = redriving();
  deadLetters.bury("fulfilment", { messageId: "bad", content: { type: "fulfil-order" } });
  deadLetters.bury("fulfilment", { messageId: "good", content: fulfilOrder });

  const outcome = await redrive({ queue: "fulfilment", messageIds: ["gone", "good", "bad"] }, claim);

  expect(outcome).toEqual(
    accept([
      { messageId: "gone", result: "not-found" },
      { messageId: "good", result: "redriven" },
      { messageId: "bad", result: "unreadable" },
    ]),
  );
  expect(await left("fulfilment")).toEqual(["bad"]);
});

it.each([[[fulfilOrder, undefined]], [[undefined, fulfilOrder]]])(
  "calls an id that several share redriven when one of them was: %j",
  async (contents) => {
    const { deadLetters, redrive, left } = redriving();
    for (const content of contents) deadLetters.bury("fulfilment", { messageId: "a", content });

    const outcome = await redrive({ queue: "fulfilment", messageIds: ["a"] }, claim);

    expect(outcome).toEqual(accept([{ messageId: "a", result: "redriven" }]));
    expect(await left("fulfilment")).toEqual(["a"]);
  },
);

it("leaves what could not be sent, and sends it when asked again; what was sent before is gone", async () => {
  const { deadLetters, sent, faults, redrive, left } = redriving();
  for (const messageId of ["a", "b", "c"]) deadLetters.bury("fulfilment", { messageId, content: fulfilOrder });
  const command = { queue: "fulfilment", messageIds: ["a", "b", "c"] } as const;
  await redrive({ queue: "fulfilment", messageIds: ["a"] }, claim);
  faults.push(new UnavailableError("the broker is away"));

  await expect(redrive(command, claim)).rejects.toThrow(UnavailableError);
  const between = await left("fulfilment");
  const repeated = await redrive(command, claim);

  expect(between).toEqual(["b", "c"]);
  expect(repeated).toMatchObject({ value: [{ result: "not-found" }, { result: "redriven" }, { result: "redriven" }] });
  expect(sent.map(({ messageId }) => messageId)).toEqual(["a.redriven.1", "b.redriven.2", "c.redriven.3"]);
});

it("touches nothing under a webhook id that was used for something else", async () => {
  const { deadLetters, sent, redrive, left } = redriving();
  deadLetters.bury("fulfilment", { messageId: "a", content: fulfilOrder });

  const outcome = await redrive({ queue: "fulfilment", messageIds: ["a"] }, async () =>
    refuse("idempotency-key-reuse"),
  );

  expect(outcome).toEqual(refuse("idempotency-key-reuse"));
  expect([sent, await left("fulfilment")]).toEqual([[], ["a"]]);
});
