import { ChangeFeedStartFrom, type Container } from "@azure/cosmos";
import { describe, expect, test } from "vitest";
import { fill, open, refusalOf, sendRaw } from "./stand-in.ts";

type Read = { readonly ids: readonly unknown[]; readonly status: number; readonly continuation: string };

async function next(container: Container, start: ChangeFeedStartFrom, maxItemCount = 100): Promise<Read> {
  const iterator = container.items.getChangeFeedIterator({ changeFeedStartFrom: start, maxItemCount });
  const { result, statusCode, continuationToken } = await iterator.readNext();
  return { ids: (result ?? []).map(({ id }) => id), status: statusCode, continuation: continuationToken };
}

const onwards = ({ continuation }: Read): ChangeFeedStartFrom => ChangeFeedStartFrom.Continuation(continuation);

describe("the change feed", () => {
  test("yields each document once, at its latest change, in the order of changes", async () => {
    const { lots } = await open();
    await fill(lots, "l-1", [
      { id: "a", lotId: "l-1" },
      { id: "b", lotId: "l-1" },
    ]);
    await fill(lots, "l-2", [{ id: "c", lotId: "l-2" }]);
    await lots.item("a", "l-1").patch([{ op: "set", path: "/x", value: 1 }]);

    const read = await next(lots, ChangeFeedStartFrom.Beginning());

    expect(read.ids).toEqual(["b", "c", "a"]);
  });

  test("goes on from a stored position and answers 304 where nothing is new", async () => {
    const { lots } = await open();
    await lots.items.create({ id: "a", lotId: "l-1" });

    const first = await next(lots, ChangeFeedStartFrom.Beginning());
    const nothing = await next(lots, onwards(first));
    await lots.items.create({ id: "b", lotId: "l-2" });
    const second = await next(lots, onwards(nothing));

    expect(first.ids).toEqual(["a"]);
    expect(nothing).toMatchObject({ status: 304, ids: [] });
    expect(second.ids).toEqual(["b"]);
  });

  test("is limited to one partition where asked", async () => {
    const { lots } = await open();
    await lots.items.create({ id: "a", lotId: "l-1" });
    await lots.items.create({ id: "b", lotId: "l-2" });

    const read = await next(lots, ChangeFeedStartFrom.Beginning("l-2"));

    expect(read.ids).toEqual(["b"]);
  });

  test("starts from now where asked", async () => {
    const { lots } = await open();
    await lots.items.create({ id: "a", lotId: "l-1" });

    const nothing = await next(lots, ChangeFeedStartFrom.Now());
    await lots.items.create({ id: "b", lotId: "l-1" });
    const read = await next(lots, onwards(nothing));

    expect(nothing.status).toBe(304);
    expect(read.ids).toEqual(["b"]);
  });

  test("starts from an instant, inclusive, in whole seconds", async () => {
    let now = Date.parse("2026-12-18T01:00:00Z");
    const { lots } = await open({ now: () => now });
    await lots.items.create({ id: "a", lotId: "l-1" });
    now += 60_000;
    await lots.items.create({ id: "b", lotId: "l-1" });

    const read = await next(lots, ChangeFeedStartFrom.Time(new Date(now)));

    expect(read.ids).toEqual(["b"]);
  });

  test("keeps the writes of one batch on one page", async () => {
    const { lots } = await open();
    const documents = Array.from({ length: 5 }, (_, index) => ({ id: `d-${index}`, lotId: "l-1" }));
    await fill(lots, "l-1", documents);
    await lots.items.create({ id: "later", lotId: "l-1" });

    const first = await next(lots, ChangeFeedStartFrom.Beginning(), 2);
    const second = await next(lots, onwards(first), 2);

    expect(first.ids).toHaveLength(5);
    expect(second.ids).toEqual(["later"]);
  });

  test("does not go back after the newest document was deleted", async () => {
    const { lots } = await open();
    await lots.items.create({ id: "a", lotId: "l-1" });
    const first = await next(lots, ChangeFeedStartFrom.Beginning());

    await lots.item("a", "l-1").delete();
    await lots.items.create({ id: "b", lotId: "l-1" });
    const second = await next(lots, onwards(first));

    expect(second.ids).toEqual(["b"]);
  });

  test("refuses the mode with all versions and deletes, and a position that is none", async () => {
    const { standIn } = await open();
    const path = "/dbs/vouchsafe/colls/lots/docs";

    const mode = await sendRaw(standIn, { method: "GET", path, headers: { "a-im": "Full-Fidelity Feed" } });
    const headers = { "a-im": "Incremental feed", "if-none-match": '"x"' };
    const position = await sendRaw(standIn, { method: "GET", path, headers });

    expect(mode.status).toBe(501);
    expect(position.status).toBe(400);
  });

  test("refuses a page of no size", async () => {
    const { orders } = await open();

    const query = orders.items.query("SELECT * FROM c", { partitionKey: "o-1", maxItemCount: -7 });
    const refusal = await refusalOf(query.fetchNext());

    expect(refusal.code).toBe(400);
  });
});
