import { describe, expect, it } from "vitest";
import { heldText, ordersText, promisesText } from "#infra/ops/list-text.ts";

const named = {
  orderId: "0123456789abcdef".repeat(4),
  resellerId: "lar-demo",
  purchaseOrderNumber: "PO-1",
  agreementNumber: "EES-TW-1042",
};
const end = { next: null, asOf: "2026-12-18T01:00:00.000Z" };

describe("lists as text", () => {
  it("are a reseller's orders, with how to go on", () => {
    const order = { ...named, acceptedAt: "2026-12-18T01:00:00.000Z", status: "processed", codes: 60, held: null };
    const held = { ...order, held: { reason: "parked", since: "2026-12-18T01:00:00.000Z" } };

    const text = ordersText({ rows: [order, held], next: "eA", asOf: end.asOf }, "orders lar-demo");

    expect(text.split("\n")).toEqual([
      "  Accepted, UTC        Purchase order  Agreement    Status     Codes  Held    Order",
      "  ───────────────────  ──────────────  ───────────  ─────────  ─────  ──────  ────────────────────────────────────────────────────────────────",
      `  2026-12-18 01:00:00  PO-1            EES-TW-1042  processed     60          ${named.orderId}`,
      `  2026-12-18 01:00:00  PO-1            EES-TW-1042  processed     60  parked  ${named.orderId}`,
      "",
      "As of 2026-12-18 01:00:00 UTC.",
      "More: npm run ops -- orders lar-demo --after eA",
      "What the words mean: docs/operations.md",
    ]);
  });

  it("are promises with their clock, why they are open and what to do", () => {
    const promise = {
      ...named,
      kind: "confirm",
      clock: "processed",
      startedAt: "2026-12-18T01:00:00.000Z",
      dueAt: "2026-12-20T01:00:00.000Z",
      missedAt: null,
      reason: "awaits-mail",
      action: "look-at-the-mail-service",
    };

    const [, , row] = promisesText({ rows: [promise], ...end }, "promises --missed").split("\n");

    expect(row?.trim().split(/ {2,}/)).toEqual([
      "2026-12-20 01:00:00",
      "confirm",
      "processed",
      "2026-12-18 01:00:00",
      "awaits-mail",
      "look-at-the-mail-service",
      "lar-demo",
      "PO-1",
      "EES-TW-1042",
      named.orderId,
    ]);
  });

  it("are orders that need an operator, and cannot command the terminal", () => {
    const order = {
      ...named,
      purchaseOrderNumber: "\u001B[2J",
      status: "processed",
      reason: "parked",
      since: "2026-12-18T01:00:00.000Z",
      action: "mend-and-resume",
    };

    const text = heldText({ rows: [order], ...end }, "held");

    expect(text).toContain("mend-and-resume");
    expect(text).toContain("�[2J");
  });

  it("are empty, or not made yet", () => {
    expect(heldText({ rows: [], ...end }, "held")).toBe("No order needs an operator.\nAs of 2026-12-18 01:00:00 UTC.");
    expect(promisesText({ rows: [], next: null, asOf: null }, "promises --missed")).toBe(
      "No such promises.\nThe list is still being made.",
    );
  });
});
