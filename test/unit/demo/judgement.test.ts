import { describe, expect, it } from "vitest";
import { expectStatus, problemOf } from "#infra/local/demo/answers.ts";
import { failedOf } from "#infra/local/demo/check.ts";
import { callsAcrossPartitions } from "#infra/local/demo/closing-checks.ts";
import { isAbout, kindOf } from "#infra/local/demo/mail-kind.ts";
import { verdictOn } from "#infra/local/demo/report.ts";

const AT = "2027-01-04T00:00:00.000Z";

describe("how the demo judges what it sees", () => {
  it("calls a promise missed when it was kept late, and open when nothing became of it", () => {
    expect(verdictOn({ keptAt: AT })).toBe("kept");
    expect(verdictOn({ keptAt: AT, missedAt: AT })).toBe("missed");
    expect(verdictOn({ missedAt: AT })).toBe("missed");
    expect(verdictOn({})).toBe("open");
  });

  it("names every call that asked across partitions, once", () => {
    const asked = (name: string, ...crossPartition: readonly boolean[]) => ({
      name,
      usage: {
        requests: crossPartition.length,
        ru: 1,
        metadata: 0,
        operations: crossPartition.map((isCross) => ({
          operation: "query" as const,
          container: "orders",
          crossPartition: isCross,
          status: 200,
          ru: 1,
        })),
      },
    });

    const across = callsAcrossPartitions([asked("place", false), asked("read", false, true), asked("read", true)]);

    expect(across).toEqual(["read"]);
  });

  it("takes kind and order of a mail from its message id", () => {
    const messageId = "<176c3746f1179b2f1154c6dc1671a5ba.code-list@vouchsafe.example>";

    expect(kindOf({ messageId })).toBe("code-list");
    expect(kindOf({ messageId: "<somebody@else.example>" })).toBe("unknown");
    expect(isAbout({ messageId }, "176c3746f1179b2f1154c6dc1671a5ba54daf6bacbfc6d3eb346b7a73129e69c")).toBe(true);
    expect(isAbout({ messageId }, "c97f260308df54393cfd10530d4fe08c6dc2dfa6f24fcb755dfcc5a47c1d1969")).toBe(false);
  });

  it("gives an answer's problem by its last part, and no problem for another body", () => {
    expect(problemOf({ type: "https://vouchsafe.example/problems/code-expired" })).toBe("code-expired");
    expect([problemOf({ state: "redeemed" }), problemOf(undefined)]).toEqual([undefined, undefined]);
  });

  it("gives up on an answer with a status it cannot go on with, and says which", () => {
    const refused = { status: 422, body: { type: "https://vouchsafe.example/problems/agreement-unknown" } };

    expect(expectStatus({ status: 202, body: "fine" }, 202, "order PO-1")).toBe("fine");
    expect(() => expectStatus(refused, 202, "order PO-1")).toThrow("order PO-1 answered 422 agreement-unknown");
    expect(() => expectStatus({ status: 500, body: undefined }, 202, "order PO-1")).toThrow(/answered 500$/);
  });

  it("picks the checks that failed", () => {
    const failed = { name: "B", passed: false, detail: "" };

    expect(failedOf([{ name: "A", passed: true, detail: "" }, failed])).toEqual([failed]);
  });
});
