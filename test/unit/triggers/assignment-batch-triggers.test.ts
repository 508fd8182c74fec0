import { describe, expect, it } from "vitest";
import { readAssignmentBatchOverHttp } from "#functions/codes/read-assignment-batch.http.ts";
import { requestAssignmentBatchOverHttp } from "#functions/codes/request-assignment-batch.http.ts";
import { batchIdOf, openBatch, start } from "#shared/codes/domain/assignment-batch.ts";
import type { PlannedRow } from "#shared/codes/domain/assignment-plan.ts";
import type { PersonId } from "#shared/codes/domain/person.ts";
import type { LotId } from "#shared/kernel/identifiers.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { messageText } from "#test/support/signed-request.ts";
import { answerTo, NOW, signingWorld } from "#test/unit/triggers/trigger-world.ts";

const { orderId } = anOrder();
const confirm = "ab".repeat(32);
const batchId = batchIdOf(orderId, confirm);
const batch = start(openBatch({ orderId, batchId, rows: 3 }, NOW), NOW);
const place = { lotId: "7K2QF3" as LotId, index: 4 };
const person = { name: "Ada Byron", email: "ada@example.test" };
const ROWS: readonly PlannedRow[] = [
  { row: 2, ...place, outcome: "assignable", isNamed: false, personId: "x" as PersonId, person },
  { row: 3, ...place, outcome: "already-assigned" },
  { row: 4, outcome: "refused", reason: "email-malformed" },
];
const path = `/api/publisher/orders/${orderId}/assignment-batches`;

describe("POST /publisher/orders/{orderId}/assignment-batches", () => {
  function desk(rows = ROWS, isRepeat = false) {
    const asked: unknown[] = [];
    const { signing, claimed } = signingWorld();
    const trigger = requestAssignmentBatchOverHttp(
      {
        planAssignments: async (file) => {
          asked.push(file);
          return accept({ rows, confirm });
        },
        requestAssignmentBatch: async (request, claim) => {
          asked.push(request);
          await claim();
          return accept({ batch, isRepeat });
        },
      },
      signing,
    );
    const post = (data: object, by = "publisher", id: string = orderId) => {
      const body = messageText("assignment-batch.requested", data);
      return answerTo(trigger, { path, params: { orderId: id }, body }, by);
    };
    return { asked, claimed, post };
  }

  it("answers a dry run with every row, the warning in the language asked for, and what confirms it", async () => {
    const { claimed, post } = desk();

    const { status, body } = await post({ orderId, csv: "name,email", dryRun: true, locale: "de", line: 1 });

    expect(status).toBe(200);
    expect(body).toMatchObject({ dryRun: true, rows: 3, assignable: 1, alreadyAssigned: 1, refused: 1, confirm });
    expect(body.warning).toEqual({ locale: "de", text: expect.stringContaining("nie auf jemand anderen") });
    expect(body.results).toEqual([
      { row: 2, outcome: "assignable", ...place },
      { row: 3, outcome: "already-assigned", ...place },
      { row: 4, outcome: "refused", reason: "email-malformed" },
    ]);
    expect(claimed).toEqual([]);
  });

  it("has nothing to confirm where nothing would be assigned", async () => {
    const { body } = await desk(ROWS.slice(1)).post({ orderId, csv: "x", dryRun: true });

    expect(body).not.toHaveProperty("confirm");
    expect(body).not.toHaveProperty("warning");
  });

  it("answers 202 with where to look, and says when it is a repeat", async () => {
    const { claimed, post } = desk();

    const first = await post({ orderId, csv: "x", confirm });
    const repeat = await desk(ROWS, true).post({ orderId, csv: "x", confirm });

    expect(first).toMatchObject({ status: 202, body: { batchId, state: "running", rows: 3, pending: 3 } });
    expect(first.headers.get("location")).toBe(`${path}/${batchId}`);
    expect([first, repeat].map(({ headers }) => headers.get("idempotent-replayed"))).toEqual([null, "true"]);
    expect(claimed).toEqual(["publisher msg_1"]);
  });

  it("takes a file of up to 2 MiB with all around it", async () => {
    const { asked, post } = desk();

    const fits = await post({ orderId, csv: "x".repeat(2 * 1024 * 1024 - 300), dryRun: true });
    const tooLarge = await post({ orderId, csv: "x".repeat(2 * 1024 * 1024), dryRun: true });

    expect([fits.status, tooLarge.problem]).toEqual([200, "content-too-large"]);
    expect(asked).toHaveLength(1);
  });

  it.each([
    { orderId, csv: "x" },
    { orderId, csv: "x", dryRun: true, confirm },
    { orderId, csv: "x", dryRun: false },
    { orderId, csv: "x", confirm: "yes" },
    { orderId, csv: "", dryRun: true },
    { orderId, csv: "x", dryRun: true, locale: "es" },
    { orderId, csv: "x", dryRun: true, line: -1 },
    { orderId: "0".repeat(64), csv: "x", dryRun: true },
  ])("refuses %j", async (data) => {
    const { asked, post } = desk();

    expect((await post(data)).problem).toBe("validation");
    expect(asked).toEqual([]);
  });

  it("is the publisher's alone, and knows no order by another name", async () => {
    const data = { orderId, csv: "x", dryRun: true };

    expect((await desk().post(data, "lar-demo")).problem).toBe("webhook-unverified");
    expect((await desk().post(data, "publisher", "42")).problem).toBe("order-unknown");
  });
});

describe("GET /publisher/orders/{orderId}/assignment-batches/{batchId}", () => {
  const get = (query = "", by = "publisher", id: string = batchId) => {
    const { signing } = signingWorld();
    const trigger = readAssignmentBatchOverHttp(
      async ({ page, batchId: asked }) =>
        asked === batchId
          ? accept({ batch, pages: 2, results: page === 0 ? [{ row: 2, outcome: "pending" }] : [] })
          : refuse("assignment-batch-unknown"),
      signing,
    );
    return answerTo(trigger, { path: `${path}/${id}${query}`, params: { orderId, batchId: id } }, by);
  };

  it("answers how far it has come, and a page of its rows", async () => {
    const { status, body } = await get();
    const second = await get("?page=1");

    expect(status).toBe(200);
    expect(body).toMatchObject({ batchId, state: "running", pending: 3, page: 0, pages: 2, results: [{ row: 2 }] });
    expect(second.body).toMatchObject({ page: 1, results: [] });
  });

  it.each([
    ["bad-request", ["?page=x"]],
    ["bad-request", ["?page=-1"]],
    ["webhook-unverified", ["", "lar-demo"]],
    ["assignment-batch-unknown", ["", "publisher", "42"]],
    ["assignment-batch-unknown", ["", "publisher", "0".repeat(32)]],
  ] as const)("answers %s to %j", async (problem, asked) => {
    expect((await get(...asked)).problem).toBe(problem);
  });
});
