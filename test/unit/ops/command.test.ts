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
  ])("is not understood: %j", (args) => {
    expect(() => readCommand(args)).toThrow(UsageError);
  });
});
