import { describe, expect, it } from "vitest";
import definition from "#infra/service-bus.json" with { type: "json" };
import { QUEUES } from "#shared/contracts/messages.ts";
import { instant } from "#shared/kernel/instant.ts";
import { type DeadLetter, explain, redrivenIdOf } from "#shared/operations/domain/dead-letter.ts";
import { fulfilOrder, sendMail } from "#test/unit/operations/queued-messages.ts";

const letter = (changes: Partial<DeadLetter>): DeadLetter => ({
  sequenceNumber: "7",
  messageId: "order.accepted",
  content: fulfilOrder,
  enqueuedAt: instant("2026-12-18T01:00:00Z"),
  deliveryCount: 10,
  ...changes,
});

describe("the queues", () => {
  it("are those that are defined", () => {
    expect(definition.UserConfig.Namespaces[0]?.Queues.map(({ Name }) => Name)).toEqual(QUEUES);
  });
});

describe("the explanation of a dead letter", () => {
  it.each([
    ["failed-too-often", { reason: "MaxDeliveryCountExceeded" }],
    ["expired", { reason: "TTLExpiredException" }],
    ["other-reason", { reason: "by hand" }],
    ["other-reason", {}],
    ["unreadable", { reason: "MaxDeliveryCountExceeded", content: undefined }],
    ["unreadable", { reason: "TTLExpiredException", content: { ...fulfilOrder, extra: 1 } }],
    ["unreadable", { content: sendMail }],
  ] as const)("is %s for %j", (explanation, changes) => {
    expect(explain("fulfilment", letter(changes))).toBe(explanation);
  });

  it("goes by the queue it lies in", () => {
    expect(explain("notifications", letter({ content: sendMail }))).toBe("other-reason");
  });
});

describe("the id of a copy", () => {
  it("is the first one's with the number it had", () => {
    expect(redrivenIdOf(letter({}))).toBe("order.accepted.redriven.7");
  });

  it("stays within what a broker takes, and tells dead letters apart", () => {
    const messageId = "m".repeat(128);
    const [one, other] = ["9223372036854775806", "9223372036854775807"].map((sequenceNumber) =>
      redrivenIdOf(letter({ messageId, sequenceNumber })),
    );

    expect(one?.length).toBeLessThanOrEqual(128);
    expect(one).not.toBe(other);
  });
});
