import { join } from "node:path";
import { ChangeFeedStartFrom } from "@azure/cosmos";
import { describe, expect, test } from "vitest";
import definition from "#infra/cosmos.json" with { type: "json" };
import { startCosmos } from "#infra/local/cosmos/server.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";
import { connect, containerOf, key, startStandIn } from "./stand-in.ts";

const temporaryFile = () => join(temporaryFolder("cosmos"), "cosmos.sqlite");

describe("a stand-in on disk", () => {
  test("has after a restart what it had before, and its change-feed positions still hold", async () => {
    const file = temporaryFile();
    const first = await startCosmos({ key, ...definition, file });
    const before = containerOf(connect(first), "lots");
    const created = await before.items.create({ id: "a", lotId: "l-1", wakeAt: "2026-01-01" });
    await before.items.create({ id: "gone", lotId: "l-1" });
    const feed = before.items.getChangeFeedIterator({ changeFeedStartFrom: ChangeFeedStartFrom.Beginning() });
    const { continuationToken } = await feed.readNext();
    await before.item("gone", "l-1").delete();
    await first.close();

    const second = await startStandIn({ file });
    const after = containerOf(connect(second), "lots");
    const read = await after.item("a", "l-1").read();
    await after.items.create({ id: "b", lotId: "l-1" });
    const changes = await after.items
      .getChangeFeedIterator({ changeFeedStartFrom: ChangeFeedStartFrom.Continuation(continuationToken) })
      .readNext();

    expect(read.resource).toEqual(created.resource);
    expect(changes.result.map(({ id }) => id)).toEqual(["b"]);
    expect(second.smallest("lots", "/wakeAt")).toBe("2026-01-01");
  });

  test("follows a changed indexing policy", async () => {
    const file = temporaryFile();
    const [narrow, wide] = [[], [{ path: "/due/?" }]].map((includedPaths) => ({
      id: "c",
      partitionKey: { paths: ["/k"] },
      indexingPolicy: { includedPaths, excludedPaths: [{ path: "/*" }] },
    }));
    const first = await startCosmos({ key, database: "d", containers: narrow ? [narrow] : [], file });
    await connect(first).database("d").container("c").items.create({ id: "a", k: "k", due: "2026" });
    expect(() => first.smallest("c", "/due")).toThrow(/no index/);
    await first.close();

    const second = await startStandIn({ database: "d", containers: wide ? [wide] : [], file });

    expect(second.smallest("c", "/due")).toBe("2026");
  });

  test("does not open a file whose container has another partition key", async () => {
    const file = temporaryFile();
    const container = (path: string): (typeof definition.containers)[number] => ({
      id: "c",
      partitionKey: { paths: [path], kind: "Hash", version: 2 },
      indexingPolicy: { indexingMode: "consistent", automatic: true, includedPaths: [], excludedPaths: [] },
    });
    const first = await startCosmos({ key, database: "d", containers: [container("/a")], file });
    await first.close();

    const second = startCosmos({ key, database: "d", containers: [container("/b")], file });

    await expect(second).rejects.toThrow(/another partition key/);
  });
});

describe("what tests look at", () => {
  test("the smallest value counts only documents that carry it", async () => {
    const standIn = await startStandIn();
    const orders = containerOf(connect(standIn));
    await orders.items.create({ id: "a", orderId: "o-1", wakeAt: "2026-03-01" });
    await orders.items.create({ id: "b", orderId: "o-2", wakeAt: "2026-01-01" });
    await orders.items.create({ id: "c", orderId: "o-2", wakeAt: null });
    await orders.items.create({ id: "d", orderId: "o-2" });

    expect(standIn.smallest("orders", "/wakeAt")).toBe("2026-01-01");
    expect(standIn.smallest("orders", "/wakeAt", "2026-01-01")).toBe("2026-03-01");
    expect(standIn.smallest("orders", "/wakeAt", "2026-03-01")).toBeUndefined();
    expect(standIn.smallest("lots", "/wakeAt")).toBeUndefined();
    expect(() => standIn.smallest("orders", "/state")).toThrow(/no index on \/state/);
  });

  test("every stored document is listed, of one container or all", async () => {
    const standIn = await startStandIn();
    const client = connect(standIn);
    await containerOf(client, "orders").items.create({ id: "a", orderId: "o-1" });
    await containerOf(client, "lots").items.create({ id: "b", lotId: "l-1" });

    expect(standIn.documents().map(({ container }) => container)).toEqual(["orders", "lots"]);
    expect(standIn.documents("lots").map(({ body }) => JSON.parse(body).id)).toEqual(["b"]);
  });
});
