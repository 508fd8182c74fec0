import { describe, expect, test } from "vitest";
import { open, refusalOf } from "./stand-in.ts";

const order = { id: "order", orderId: "o-1", wakeAt: "2026-12-18T01:00:00Z", lines: [{ quantity: 30 }] };

describe("an item", () => {
  test("is created with its system properties and read back as stored", async () => {
    const { orders } = await open({ now: () => 1_797_555_600_999 });

    const created = await orders.items.create(order);
    const read = await orders.item("order", "o-1").read();

    expect(created.statusCode).toBe(201);
    expect(read.statusCode).toBe(200);
    expect(read.resource).toEqual(created.resource);
    expect(read.resource).toMatchObject({ ...order, _attachments: "attachments/", _ts: 1_797_555_600 });
    expect(read.resource).toMatchObject({ _rid: expect.any(String), _self: expect.any(String) });
    expect(read.etag).toBe(read.resource?._etag);
  });

  test("is created once: the second create is a conflict and changes nothing", async () => {
    const { orders } = await open();
    await orders.items.create(order);

    const refusal = await refusalOf(orders.items.create({ ...order, lines: [] }));
    const { resource } = await orders.item("order", "o-1").read();

    expect(refusal.code).toBe(409);
    expect(resource?.lines).toEqual(order.lines);
  });

  test("has its id within its partition only", async () => {
    const { orders } = await open();

    await orders.items.create(order);
    const second = await orders.items.create({ ...order, orderId: "o-2" });

    expect(second.statusCode).toBe(201);
  });

  test("that is missing reads as 404 and cannot be replaced, patched or deleted", async () => {
    const { orders } = await open();
    const missing = orders.item("order", "o-1");

    const read = await missing.read();
    const refusals = await Promise.all([
      refusalOf(missing.replace(order)),
      refusalOf(missing.patch([{ op: "set", path: "/a", value: 1 }])),
      refusalOf(missing.delete()),
    ]);

    expect(read.statusCode).toBe(404);
    expect(read.resource).toBeUndefined();
    expect(refusals.map(({ code }) => code)).toEqual([404, 404, 404]);
  });

  test("gets another etag with every write", async () => {
    const { orders } = await open();
    const item = orders.item("order", "o-1");

    const created = await orders.items.create(order);
    const replaced = await item.replace(order);
    const patched = await item.patch([{ op: "set", path: "/a", value: 1 }]);

    expect(new Set([created.etag, replaced.etag, patched.etag]).size).toBe(3);
  });

  test("is replaced or deleted under If-Match only while its etag is current", async () => {
    const { orders } = await open();
    const item = orders.item("order", "o-1");
    const stale = { accessCondition: { type: "IfMatch", condition: (await orders.items.create(order)).etag } };
    const current = { accessCondition: { type: "IfMatch", condition: (await item.replace(order, stale)).etag } };

    const refusals = await Promise.all([
      refusalOf(item.replace(order, stale)),
      refusalOf(item.patch([{ op: "set", path: "/a", value: 1 }], stale)),
      refusalOf(item.delete(stale)),
    ]);
    const deleted = await item.delete(current);

    expect(refusals.map(({ code }) => code)).toEqual([412, 412, 412]);
    expect(deleted.statusCode).toBe(204);
  });

  test("is not sent again to a reader that has it", async () => {
    const { orders } = await open();
    const { etag } = await orders.items.create(order);
    const unchanged = { accessCondition: { type: "IfNoneMatch", condition: etag } };

    const before = await orders.item("order", "o-1").read(unchanged);
    await orders.item("order", "o-1").replace({ ...order, changed: true });
    const after = await orders.item("order", "o-1").read(unchanged);

    expect(before.statusCode).toBe(304);
    expect(after.statusCode).toBe(200);
  });

  test.each(["with space", "ümlaut-漢字", "per%cent", "quote\"'", "a+b&c=d"])("may have the id %j", async (id) => {
    const { orders } = await open();

    await orders.items.create({ id, orderId: "o-ü" });
    const { resource } = await orders.item(id, "o-ü").read();

    expect(resource?.id).toBe(id);
  });
});

describe("a patch", () => {
  const document = { id: "p", orderId: "o-1", count: 1, list: ["a", "b"], nested: { x: 1 } };

  test("sets, adds, replaces, removes and increments in order", async () => {
    const { orders } = await open();
    await orders.items.create(document);

    const { resource } = await orders.item("p", "o-1").patch([
      { op: "incr", path: "/count", value: 2 },
      { op: "incr", path: "/fresh", value: 5 },
      { op: "add", path: "/list/1", value: "between" },
      { op: "add", path: "/list/-", value: "last" },
      { op: "set", path: "/nested/y", value: { deep: true } },
      { op: "replace", path: "/nested/x", value: null },
      { op: "remove", path: "/list/0" },
    ]);

    expect(resource).toMatchObject({
      count: 3,
      fresh: 5,
      list: ["between", "b", "last"],
      nested: { x: null, y: { deep: true } },
    });
  });

  test("holds only under its condition; a failed one is 412 with substatus 1110", async () => {
    const { orders } = await open();
    await orders.items.create(document);
    const item = orders.item("p", "o-1");
    const operations = [{ op: "incr" as const, path: "/count", value: 1 }];

    await item.patch({ condition: "FROM c WHERE c.count = 1", operations });
    const refusal = await refusalOf(item.patch({ condition: "FROM c WHERE c.count = 1", operations }));
    const { resource } = await item.read();

    expect(refusal).toMatchObject({ code: 412, substatus: 1110 });
    expect(resource?.count).toBe(2);
  });

  test.each([
    ["a missing path to replace", { op: "replace", path: "/none", value: 1 }, 400],
    ["a missing path to remove", { op: "remove", path: "/none" }, 400],
    ["a missing parent", { op: "set", path: "/none/x", value: 1 }, 400],
    ["an index beyond the array", { op: "add", path: "/list/9", value: 1 }, 400],
    ["an increment of a text", { op: "incr", path: "/id2", value: "1" }, 400],
    ["the id", { op: "set", path: "/id", value: "q" }, 400],
    ["a system property", { op: "set", path: "/_ts", value: 1 }, 400],
    ["the partition key", { op: "set", path: "/orderId", value: "o-2" }, 400],
    ["a move", { op: "move", path: "/a", from: "/count" }, 501],
  ])("refuses %s and changes nothing", async (_, operation, code) => {
    const { orders, standIn } = await open();
    await orders.items.create(document);
    const before = standIn.documents("orders");
    const operations: unknown = [{ op: "set", path: "/count", value: 99 }, operation];

    const refusal = await refusalOf(orders.item("p", "o-1").patch(operations as never));

    expect(refusal.code).toBe(code);
    expect(standIn.documents("orders")).toEqual(before);
  });

  test("takes at most ten operations", async () => {
    const { orders } = await open();
    await orders.items.create(document);
    const operations = Array.from({ length: 11 }, () => ({ op: "incr" as const, path: "/count", value: 1 }));

    const refusal = await refusalOf(orders.item("p", "o-1").patch(operations));

    expect(refusal.code).toBe(400);
  });
});
