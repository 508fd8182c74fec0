import { expect, it } from "vitest";
import { createListDeadLetters } from "#shared/operations/use-cases/list-dead-letters.ts";
import { InMemoryDeadLetters } from "#test/support/in-memory-dead-letters.ts";
import { expireCodes, fulfilOrder, sendMail } from "#test/unit/operations/queued-messages.ts";

function listing() {
  const deadLetters = new InMemoryDeadLetters();
  return { deadLetters, list: createListDeadLetters({ deadLetters }) };
}

it("lists every queue's dead letters with what they are about and why they are there", async () => {
  const { deadLetters, list } = listing();
  deadLetters.bury("notifications", { messageId: "c", content: sendMail, reason: "TTLExpiredException" });
  deadLetters.bury("fulfilment", { messageId: "a", content: fulfilOrder, reason: "MaxDeliveryCountExceeded" });
  deadLetters.bury("fulfilment", { messageId: "b", content: expireCodes, description: "moved by hand" });

  const listed = await list();

  expect(listed).toMatchObject([
    { queue: "fulfilment", messageId: "a", type: "fulfil-order", explanation: "failed-too-often", deliveryCount: 10 },
    { queue: "fulfilment", messageId: "b", type: "expire-codes", lotId: "7K3QXA", orderId: null, reason: null },
    { queue: "notifications", messageId: "c", type: "send-mail", orderId: expect.any(String), lotId: null },
  ]);
});

it("says nothing of a body that does not match its schema", async () => {
  const { deadLetters, list } = listing();
  const content = { type: "fulfil-order", orderId: "someone@example.org", lotId: "7K3QXA" };
  deadLetters.bury("fulfilment", { messageId: "a", content });

  const [listed] = await list();

  expect(listed).toMatchObject({ type: null, orderId: null, lotId: null, explanation: "unreadable" });
  expect(JSON.stringify(listed)).not.toContain("someone@example.org");
});

it("lists the first hundred of each queue", async () => {
  const { deadLetters, list } = listing();
  for (let n = 0; n <= 100; n += 1) deadLetters.bury("fulfilment", { messageId: `f-${n}`, content: n });
  deadLetters.bury("notifications", { messageId: "n-0", content: 0 });

  const ids = (await list()).map(({ messageId }) => messageId);

  expect(ids).toHaveLength(101);
  expect(ids.slice(-2)).toEqual(["f-99", "n-0"]);
});
