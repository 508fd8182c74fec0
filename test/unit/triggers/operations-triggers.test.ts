import { describe, expect, it } from "vitest";
import { listDeadLettersOverHttp } from "#functions/operations/list-dead-letters.http.ts";
import { redriveDeadLettersOverHttp } from "#functions/operations/redrive-dead-letters.http.ts";
import { createListDeadLetters } from "#shared/operations/use-cases/list-dead-letters.ts";
import { createRedriveDeadLetters } from "#shared/operations/use-cases/redrive-dead-letters.ts";
import { InMemoryDeadLetters } from "#test/support/in-memory-dead-letters.ts";
import { messageText } from "#test/support/signed-request.ts";
import { fulfilOrder } from "#test/unit/operations/queued-messages.ts";
import { answerTo, signingWorld } from "#test/unit/triggers/trigger-world.ts";

const path = "/api/publisher/dead-letters";
const nowhere = async () => undefined;

function operations() {
  const deadLetters = new InMemoryDeadLetters();
  deadLetters.bury("fulfilment", { messageId: "a", content: fulfilOrder });
  const { signing, claimed } = signingWorld();
  const list = (by = "publisher") =>
    answerTo(listDeadLettersOverHttp(createListDeadLetters({ deadLetters }), signing), { path }, by);
  const redrive = (data: object, by = "publisher") => {
    const useCase = createRedriveDeadLetters({ deadLetters, sendToFulfilment: nowhere, sendToNotifications: nowhere });
    const parts = { path: `${path}/redrive`, body: messageText("dead-letters.redriven", data) };
    return answerTo(redriveDeadLettersOverHttp(useCase, signing), parts, by);
  };
  return { list, redrive, claimed };
}

describe("GET /publisher/dead-letters", () => {
  it("answers the list, without any body", async () => {
    const { status, body } = await operations().list();

    expect(status).toBe(200);
    expect(body).toEqual({
      deadLetters: [
        {
          queue: "fulfilment",
          sequenceNumber: "1",
          messageId: "a",
          type: "fulfil-order",
          orderId: fulfilOrder.type === "fulfil-order" ? fulfilOrder.orderId : "",
          lotId: null,
          enqueuedAt: "2026-12-18T01:00:00.000Z",
          deliveryCount: 10,
          reason: null,
          description: null,
          explanation: "other-reason",
        },
      ],
    });
  });

  it("is the publisher's alone", async () => {
    expect((await operations().list("lar-demo")).problem).toBe("webhook-unverified");
  });
});

describe("POST /publisher/dead-letters/redrive", () => {
  it("answers what became of each message, and logs how many", async () => {
    const { redrive, list, claimed } = operations();

    const { status, body, lines } = await redrive({ queue: "fulfilment", messageIds: ["a", "b"] });

    expect(status).toBe(200);
    expect(body).toEqual({
      queue: "fulfilment",
      messages: [
        { messageId: "a", result: "redriven" },
        { messageId: "b", result: "not-found" },
      ],
    });
    const [line = ""] = lines;
    expect(JSON.parse(line.replace(/^information /, ""))).toMatchObject({
      event: "dead-letters-redriven",
      correlationId: expect.any(String),
      queue: "fulfilment",
      asked: 2,
      redriven: 1,
    });
    expect((await list()).body.deadLetters).toEqual([]);
    expect(claimed).toEqual(["publisher msg_1"]);
  });

  it.each([
    { queue: "fulfilment", messageIds: [] },
    { queue: "fulfilment", messageIds: ["a", "a"] },
    { queue: "fulfilment", messageIds: [""] },
    { queue: "fulfilment", messageIds: Array.from({ length: 101 }, (_, n) => `m-${n}`) },
    { queue: "elsewhere", messageIds: ["a"] },
    { queue: "fulfilment", messageIds: ["a"], all: true },
  ])("refuses %j", async (data) => {
    expect((await operations().redrive(data)).problem).toBe("validation");
  });

  it("is the publisher's alone", async () => {
    expect((await operations().redrive({ queue: "fulfilment", messageIds: ["a"] }, "lar-demo")).problem).toBe(
      "webhook-unverified",
    );
  });
});
