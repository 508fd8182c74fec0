import { describe, expect, test } from "vitest";
import { connect, open, refusalOf, sendRaw } from "./stand-in.ts";

const docs = "/dbs/vouchsafe/colls/orders/docs";
const inPartition = { "x-ms-documentdb-partitionkey": '["o-1"]' };

describe("a limit of the service", () => {
  test("holds an item to 2 MB as stored", async () => {
    const { orders } = await open();
    const item = { id: "a", orderId: "o-1", text: "x".repeat(2 * 1024 * 1024 - 50) };

    const refusal = await refusalOf(orders.items.create(item));

    expect(refusal.code).toBe(413);
  });

  test("holds a request to 2 MB", async () => {
    const { orders } = await open();

    const refusal = await refusalOf(orders.items.create({ id: "a", orderId: "o-1", text: "x".repeat(9_000_000) }));

    expect(refusal.code).toBe(413);
  });

  test("holds an item to 2 MB that a patch makes larger", async () => {
    const { orders } = await open();
    const text = "x".repeat(1_200_000);
    await orders.items.create({ id: "a", orderId: "o-1", text });

    const refusal = await refusalOf(orders.item("a", "o-1").patch([{ op: "set", path: "/more", value: text }]));

    expect(refusal.code).toBe(413);
  });

  test("holds a batch to 100 operations, and to at least one", async () => {
    const { standIn } = await open();
    const headers = { ...inPartition, "x-ms-cosmos-is-batch-request": "true", "x-ms-cosmos-batch-atomic": "true" };
    const read = { operationType: "Read", id: "a" };

    const statuses = await Promise.all(
      [0, 100, 101].map(async (count) => {
        const body = JSON.stringify(Array.from({ length: count }, () => read));
        return (await sendRaw(standIn, { method: "POST", path: docs, headers, body })).status;
      }),
    );

    expect(statuses).toEqual([400, 207, 400]);
  });

  test.each([
    ["a".repeat(1023), 201],
    ["a".repeat(1024), 400],
    ["ü".repeat(512), 400],
    ["a/b", 400],
    ["a\\b", 400],
    ["a#b", 400],
    ["a?b", 400],
    ["", 400],
    [7, 400],
  ])("makes an id like %j answer %i", async (id, status) => {
    const { standIn } = await open();
    const body = JSON.stringify({ id, orderId: "o-1" });

    const response = await sendRaw(standIn, { method: "POST", path: docs, headers: inPartition, body });

    expect(response.status).toBe(status);
  });

  test("holds a partition key to 2,048 bytes", async () => {
    const { orders } = await open();
    const longest = "k".repeat(2048);

    const created = await orders.items.create({ id: "a", orderId: longest });
    const refusal = await refusalOf(orders.items.create({ id: "a", orderId: `${longest}k` }));

    expect(created.statusCode).toBe(201);
    expect(refusal.code).toBe(400);
  });

  test("wants the partition key of the item to be the request's", async () => {
    const { orders } = await open();
    await orders.items.create({ id: "a", orderId: "o-1" });

    const refusal = await refusalOf(orders.item("a", "o-1").replace({ id: "a", orderId: "o-2" }));

    expect(refusal).toMatchObject({ code: 400, substatus: 1001 });
  });
});

describe("what the product does not use", () => {
  test("is refused through the client with 501", async () => {
    const { standIn, orders } = await open();
    const client = connect(standIn);
    const database = client.database("vouchsafe");

    const refusals = await Promise.all([
      refusalOf(orders.items.upsert({ id: "a", orderId: "o-1" })),
      refusalOf(orders.items.create({ id: "a" })),
      refusalOf(client.databases.create({ id: "another" })),
      refusalOf(database.containers.create({ id: "another", partitionKey: "/id" })),
      refusalOf(database.containers.readAll().fetchAll()),
      refusalOf(database.delete()),
      refusalOf(orders.delete()),
      refusalOf(orders.readOffer()),
      refusalOf(orders.scripts.storedProcedures.create({ id: "p", body: "x" })),
    ]);

    expect(refusals.map(({ code }) => code)).toEqual(refusals.map(() => 501));
    expect(refusals[0]?.message).toMatch(/upsert/);
    expect(refusals[8]?.message).toMatch(/sprocs/);
  });

  test.each([
    ["bulk requests", { "x-ms-cosmos-is-batch-request": "true", "x-ms-cosmos-batch-atomic": "false" }],
    ["the header prefer", { prefer: "return=minimal" }],
    ["the header x-ms-documentdb-pre-trigger-include", { "x-ms-documentdb-pre-trigger-include": "t" }],
  ])("is refused on the wire: %s", async (construct, headers) => {
    const { standIn } = await open();

    const response = await sendRaw(standIn, { method: "POST", path: docs, headers: { ...inPartition, ...headers } });

    expect(response.status).toBe(501);
    expect(await response.json()).toEqual({
      code: "NotImplemented",
      message: `The stand-in does not implement ${construct}.`,
    });
  });

  test.each([
    ["GET", "/dbs/other", 404],
    ["GET", "/dbs/vouchsafe/colls/none", 404],
    ["GET", `${docs}/none`, 400],
    ["POST", docs, 400],
    ["GET", docs, 501],
    ["PUT", "/offers/x", 501],
  ])("%s %s is answered %i with a JSON body", async (method, path, status) => {
    const { standIn } = await open();

    const response = await sendRaw(standIn, { method, path });

    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ code: expect.any(String), message: expect.any(String) });
  });

  test("is refused at the start: indexes the stand-in would not build", async () => {
    const partitionKey = { paths: ["/k"] };
    const [everything] = [{ path: "/*" }];

    const starts = [
      open({
        containers: [{ id: "c", partitionKey, indexingPolicy: { includedPaths: [everything], excludedPaths: [] } }],
      }),
      open({
        containers: [
          {
            id: "c",
            partitionKey: { paths: ["/a", "/b"] },
            indexingPolicy: { includedPaths: [], excludedPaths: [everything] },
          },
        ],
      }),
      open({
        containers: [
          { id: "c", partitionKey, indexingPolicy: { includedPaths: [], excludedPaths: [{ path: "/x/*" }] } },
        ],
      }),
    ];
    const outcomes = await Promise.allSettled(starts);

    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  });
});

describe("the account", () => {
  test("shows its database and containers as defined, with one range", async () => {
    const { standIn, orders } = await open();
    const client = connect(standIn);

    const account = await client.getDatabaseAccount();
    const database = await client.databases.createIfNotExists({ id: "vouchsafe" });
    const container = await orders.read();
    const ranges = await orders.readPartitionKeyRanges().fetchAll();

    expect(account.resource?.consistencyPolicy).toBe("Session");
    expect(account.resource?.writableLocations).toMatchObject([{ databaseAccountEndpoint: standIn.endpoint }]);
    expect(database.statusCode).toBe(200);
    expect(container.resource).toMatchObject({ id: "orders", partitionKey: { paths: ["/orderId"] } });
    expect(ranges.resources).toMatchObject([{ minInclusive: "", maxExclusive: "FF" }]);
  });

  test("does not send its ranges to a client that has them", async () => {
    const { standIn } = await open();
    const path = "/dbs/vouchsafe/colls/orders/pkranges";

    const first = await sendRaw(standIn, { method: "GET", path });
    const headers = { "if-none-match": first.headers.get("etag") ?? "" };
    const second = await sendRaw(standIn, { method: "GET", path, headers });

    expect([first.status, second.status]).toEqual([200, 304]);
  });

  test("keeps idle connections: it announces no time limit", async () => {
    const { standIn } = await open();

    const response = await sendRaw(standIn, { method: "GET", path: "/dbs/vouchsafe" });

    expect(response.headers.get("keep-alive")).toBeNull();
  });
});
