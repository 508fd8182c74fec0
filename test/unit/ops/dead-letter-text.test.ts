import { describe, expect, it } from "vitest";
import type { DeadLetter } from "#infra/ops/dead-letter-calls.ts";
import { deadLettersText, redrivenText } from "#infra/ops/dead-letter-text.ts";

const letter = (changes: Partial<DeadLetter> = {}): DeadLetter => ({
  queue: "fulfilment",
  sequenceNumber: "1",
  messageId: "m-1",
  type: "fulfil-order",
  orderId: "0123456789abcdef".repeat(4),
  lotId: null,
  enqueuedAt: "2026-12-18T01:00:00.000Z",
  deliveryCount: 10,
  reason: "MaxDeliveryCountExceeded",
  description: null,
  explanation: "failed-too-often",
  ...changes,
});

const unreadable = letter({
  messageId: "青嵐-2",
  type: null,
  orderId: null,
  explanation: "unreadable",
  reason: "以手",
});

describe("dead letters as text", () => {
  it("are a table whose columns line up, with what can be done", () => {
    expect(deadLettersText([letter(), unreadable]).split("\n")).toEqual([
      "  Queue       Explanation       Type          Order or lot   Enqueued, UTC        Deliveries  Reason                    Message id",
      "  ──────────  ────────────────  ────────────  ─────────────  ───────────────────  ──────────  ────────────────────────  ──────────",
      "  fulfilment  failed-too-often  fulfil-order  0123456789ab…  2026-12-18 01:00:00          10  MaxDeliveryCountExceeded  m-1",
      "  fulfilment  unreadable                                     2026-12-18 01:00:00          10  以手                      青嵐-2",
      "",
      "2 dead letters. Send again what can be read: npm run ops -- redrive <queue> <messageId…>",
      "What the explanations mean: docs/operations.md",
    ]);
  });

  it("are none", () => {
    expect(deadLettersText([])).toBe("No dead letters.");
  });

  it("cannot command the terminal", () => {
    const text = deadLettersText([letter({ messageId: "\u001B[2Jm\r\u202E1", reason: "\u0007" })]);

    expect(text).toContain("�[2Jm��1");
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });

  it("say which queue may have more than are shown", () => {
    const text = deadLettersText([...Array.from({ length: 100 }, () => letter()), letter({ queue: "notifications" })]);

    expect(text).toContain("fulfilment may have more than these 100.");
    expect(text).not.toContain("notifications may have");
  });
});

it("the outcome of a redrive is a table with a sum", () => {
  const text = redrivenText([
    { messageId: "m-1", result: "redriven" },
    { messageId: "青嵐-2", result: "unreadable" },
  ]);

  expect(text.split("\n")).toEqual([
    "  Result      Message id",
    "  ──────────  ──────────",
    "  redriven    m-1",
    "  unreadable  青嵐-2",
    "",
    "1 of 2 sent again.",
  ]);
});
