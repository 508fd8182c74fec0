import { describe, expect, it } from "vitest";
import { readCommand } from "#infra/ops/command.ts";
import { UsageError } from "#infra/ops/usage-error.ts";

describe("what an operator asks for", () => {
  it.each([
    [["--help"], { name: "help" }],
    [["redrive", "-h"], { name: "help" }],
    [["dead-letters"], { name: "dead-letters" }],
    [["redrive", "fulfilment", "a", "b", "a"], { name: "redrive", queue: "fulfilment", messageIds: ["a", "b"] }],
    [["redrive", "--", "fulfilment", "-a"], { name: "redrive", queue: "fulfilment", messageIds: ["-a"] }],
    [["orders", "lar-demo"], { name: "orders", resellerId: "lar-demo", parameters: {}, asked: "orders lar-demo" }],
    [
      ["orders", "lar-demo", "--status", "held", "--limit", "5", "--after", "eA"],
      {
        name: "orders",
        resellerId: "lar-demo",
        parameters: { status: "held", limit: "5", after: "eA" },
        asked: "orders lar-demo --status held --limit 5",
      },
    ],
    [["held"], { name: "held", parameters: {}, asked: "held" }],
    [["promises", "--missed"], { name: "promises", parameters: { state: "missed" }, asked: "promises --missed" }],
    [
      ["promises", "--at-risk", "--within", "24"],
      {
        name: "promises",
        parameters: { state: "at-risk", within: "24" },
        asked: "promises --at-risk --within 24",
      },
    ],
    [["assign", "o-1", "a.csv"], { name: "assign", orderId: "o-1", file: "a.csv", isFollowed: true }],
    [
      ["assign", "o-1", "a.csv", "--dry-run", "--line", "0", "--locale", "zh-TW"],
      { name: "assign", orderId: "o-1", file: "a.csv", isFollowed: true, line: 0, locale: "zh-TW" },
    ],
    [
      ["assign", "o-1", "a.csv", "--confirm", "0f".repeat(32), "--no-wait"],
      { name: "assign", orderId: "o-1", file: "a.csv", isFollowed: false, confirm: "0f".repeat(32) },
    ],
    [["resend", "o-1", "2"], { name: "resend", orderId: "o-1", number: 2 }],
    [
      ["end-agreement", "EES-TW-1042", "--on", "2027-02-28"],
      { name: "end-agreement", agreementNumber: "EES-TW-1042", endsOn: "2027-02-28", isFollowed: true },
    ],
    [
      ["end-agreement", "A-1", "--on", "2027-02-28", "--confirm", "0f".repeat(32), "--no-wait"],
      {
        name: "end-agreement",
        agreementNumber: "A-1",
        endsOn: "2027-02-28",
        confirm: "0f".repeat(32),
        isFollowed: false,
      },
    ],
  ])("is read from %j", (args, command) => {
    expect(readCommand(args)).toEqual(command);
  });

  it.each([
    [[]],
    [["orders"]],
    [["dead-letters", "fulfilment"]],
    [["redrive"]],
    [["redrive", "fulfilment"]],
    [["redrive", "fulfilment", ...Array.from({ length: 101 }, (_, n) => `m-${n}`)]],
    [["--all"]],
    [["promises"]],
    [["promises", "--at-risk", "--missed"]],
    [["promises", "--missed", "--within", "24"]],
    [["orders", "lar-demo", "lar-other"]],
    [["orders", "lar-demo", "--missed"]],
    [["held", "--status", "accepted"]],
    [["dead-letters", "--limit", "5"]],
    [["held", "now"]],
    [["held", "--no-wait"]],
    [["assign", "o-1"]],
    [["assign", "o-1", "a.csv", "b.csv"]],
    [["assign", "o-1", "a.csv", "--confirm", "yes"]],
    [["assign", "o-1", "a.csv", "--dry-run", "--confirm", "0f".repeat(32)]],
    [["assign", "o-1", "a.csv", "--no-wait"]],
    [["assign", "o-1", "a.csv", "--line", "first"]],
    [["assign", "o-1", "a.csv", "--limit", "5"]],
    [["resend", "o-1"]],
    [["end-agreement", "A-1"]],
    [["end-agreement", "--on", "2027-02-28"]],
    [["end-agreement", "A-1", "A-2", "--on", "2027-02-28"]],
    [["end-agreement", "A-1", "--on", "2027-02-29"]],
    [["end-agreement", "A-1", "--on", "tomorrow"]],
    [["end-agreement", "A-1", "--on", "2027-02-28", "--confirm", "yes"]],
    [["end-agreement", "A-1", "--on", "2027-02-28", "--no-wait"]],
    [["end-agreement", "A-1", "--on", "2027-02-28", "--limit", "5"]],
    [["held", "--on", "2027-02-28"]],
    [["resend", "o-1", "0"]],
    [["resend", "o-1", "1", "2"]],
    [["resend", "o-1", "1", "--confirm", "0f".repeat(32)]],
  ])("is not understood: %j", (args) => {
    expect(() => readCommand(args)).toThrow(UsageError);
  });
});
