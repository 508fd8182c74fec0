import type { OperationInput } from "@azure/cosmos";
import { describe, expect, test } from "vitest";
import { open, refusalOf } from "./stand-in.ts";

const create = (id: string, more: object = {}): OperationInput => ({
  operationType: "Create",
  resourceBody: { id, lotId: "l-1", ...more },
});

describe("a transactional batch", () => {
  test("does all of its operations and answers each", async () => {
    const { lots } = await open();
    await lots.items.create({ id: "lot", lotId: "l-1", open: 3 });
    await lots.items.create({ id: "old", lotId: "l-1" });

    const response = await lots.items.batch(
      [
        create("code-1"),
        { operationType: "Patch", id: "lot", resourceBody: { operations: [{ op: "incr", path: "/open", value: -1 }] } },
        { operationType: "Replace", id: "code-1", resourceBody: { id: "code-1", lotId: "l-1", state: "redeemed" } },
        { operationType: "Read", id: "code-1" },
        { operationType: "Delete", id: "old" },
      ],
      "l-1",
    );

    expect(response.code).toBe(200);
    expect(response.result?.map(({ statusCode }) => statusCode)).toEqual([201, 200, 200, 200, 204]);
    expect(response.result?.[1]?.resourceBody).toMatchObject({ open: 2 });
    expect(response.result?.[3]?.resourceBody).toMatchObject({ state: "redeemed" });
    expect((await lots.item("old", "l-1").read()).statusCode).toBe(404);
  });

  test.each<[string, number, OperationInput]>([
    ["a create of what exists", 409, create("lot")],
    ["a read of what is missing", 404, { operationType: "Read", id: "none" }],
    [
      "a stale etag",
      412,
      { operationType: "Replace", id: "lot", ifMatch: '"stale"', resourceBody: { id: "lot", lotId: "l-1" } },
    ],
    ["an item of another partition", 400, create("x", { lotId: "l-2" })],
    [
      "a failed patch condition",
      412,
      {
        operationType: "Patch",
        id: "lot",
        resourceBody: { condition: "FROM c WHERE c.open = 0", operations: [{ op: "set", path: "/a", value: 1 }] },
      },
    ],
  ])("with %s does nothing: 207, its status %i, and 424 for the others", async (_, status, failing) => {
    const { lots, standIn } = await open();
    await lots.items.create({ id: "lot", lotId: "l-1", open: 3 });
    const before = standIn.documents();

    const response = await lots.items.batch([create("before"), failing, create("after")], "l-1");

    expect(response.code).toBe(207);
    expect(response.result?.map(({ statusCode }) => statusCode)).toEqual([424, status, 424]);
    expect(standIn.documents()).toEqual(before);
  });

  test("sees its own earlier operations", async () => {
    const { lots } = await open();

    const response = await lots.items.batch([create("a"), create("a")], "l-1");

    expect(response.result?.map(({ statusCode }) => statusCode)).toEqual([424, 409]);
  });

  test("refuses an upsert", async () => {
    const { lots } = await open();

    const call = lots.items.batch([{ operationType: "Upsert", resourceBody: { id: "a", lotId: "l-1" } }], "l-1");
    const refusal = await refusalOf(call);

    expect(refusal.message).toMatch(/the batch operation "Upsert"/);
  });

  test("is refused above 2 MB", async () => {
    const { lots, standIn } = await open();
    const operations = ["a", "b", "c"].map((id) => create(id, { text: "x".repeat(800_000) }));

    const refusal = await refusalOf(lots.items.batch(operations, "l-1"));

    expect(refusal.message).toMatch(/too large/);
    expect(standIn.documents()).toEqual([]);
  });

  test("wins alone among sixty at once that claim the same thing", async () => {
    const { lots, standIn } = await open();
    await lots.items.create({ id: "lot", lotId: "l-1", open: 60 });

    const responses = await Promise.all(
      Array.from({ length: 60 }, (_, attempt) =>
        lots.items.batch([create(`ledger-${attempt}`), create("code-7", { attempt })], "l-1"),
      ),
    );

    const codes = responses.map(({ code }) => code).toSorted((left, right) => (left ?? 0) - (right ?? 0));
    expect(codes).toEqual([200, ...Array.from({ length: 59 }, () => 207)]);
    expect(standIn.documents("lots")).toHaveLength(3);
  });
});
