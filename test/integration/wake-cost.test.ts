import { randomBytes } from "node:crypto";
import { type Container, CosmosClient } from "@azure/cosmos";
import { expect, it, onTestFinished } from "vitest";
import definition from "#infra/cosmos.json" with { type: "json" };
import { type ContainerDefinition, startCosmos } from "#infra/local/cosmos/server.ts";
import { Documents } from "#shared/adapters/cosmos/documents.ts";
import { toFulfilmentDocument } from "#shared/adapters/cosmos/order-documents.ts";
import { CosmosOrderWakeList } from "#shared/adapters/cosmos/order-wake-list.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { type Instant, instant } from "#shared/kernel/instant.ts";
import { fulfilmentThat } from "#test/support/fulfilments.ts";

const NOW = instant("2027-01-04T00:00:00Z");
/** What the timer asks for at once. */
const PAGE = 100;
const DUE = 10;
/** What one batch can hold. */
const BATCH = 100;
const AT_ONCE = 8;

/** What one page of due orders costs among so many that are not due. */
async function pageAmong(orders: number, containers: readonly ContainerDefinition[] = definition.containers) {
  const key = randomBytes(64).toString("base64");
  const cosmos = await startCosmos({ key, database: definition.database, containers });
  const client = new CosmosClient({ endpoint: cosmos.endpoint, key, consistencyLevel: "Session" });
  onTestFinished(async () => {
    client.dispose();
    await cosmos.close();
  });
  const container = client.database(definition.database).container("orders");
  await fill(container, orders);

  const mark = cosmos.meter.mark();
  const due = await new CosmosOrderWakeList(new Documents(async () => container)).due(NOW, PAGE);
  const { requests, ru } = cosmos.meter.since(mark);
  return { stored: cosmos.documents("orders").length, due: due.length, requests, ru };
}

/** Delivered orders that wait for the end of their codes, of which ten, spread among the others, are due. */
async function fill(container: Container, orders: number): Promise<void> {
  const starts = Array.from({ length: orders / BATCH }, (_, batch) => batch * BATCH);
  const isDue = (index: number) => index % (orders / DUE) === 0;
  const work = async () => {
    for (let start = starts.pop(); start !== undefined; start = starts.pop())
      await createBatch(container, start, isDue);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Orders share a partition here so that they can be written by the hundred; the question asked has no partition. */
async function createBatch(container: Container, start: number, isDue: (index: number) => boolean): Promise<void> {
  const orderId = orderIdOf("lar-demo", `PO-${start}`);
  const operations = Array.from({ length: BATCH }, (_, offset) => ({
    operationType: "Create" as const,
    resourceBody: waitingOrder(orderId, start + offset, isDue(start + offset) ? NOW : fulfilment.wakeAt),
  }));
  const { code } = await container.items.batch(operations, orderId);
  if (code !== 200) throw new Error(`a batch was answered with ${code}`);
}

const fulfilment = fulfilmentThat.isDelivered();

const waitingOrder = (orderId: string, index: number, wakeAt: Instant | undefined) => ({
  ...toFulfilmentDocument(fulfilment),
  id: `fulfilment-${String(index).padStart(6, "0")}`,
  orderId,
  ...(wakeAt === undefined ? {} : { wakeAt }),
});

it("finding 10 due orders costs the same among 100,000 as among 1,000: one request", async () => {
  const few = await pageAmong(1000);
  const many = await pageAmong(100_000);

  expect([few.stored, many.stored]).toEqual([1000, 100_000]);
  expect([few.due, many.due]).toEqual([DUE, DUE]);
  expect([few.requests, many.requests]).toEqual([1, 1]);
  expect(many.ru).toBe(few.ru);
});

it("which would not be so without the index on wakeAt", async () => {
  const unindexed = definition.containers.map((container) => ({
    ...container,
    indexingPolicy: { ...container.indexingPolicy, includedPaths: [] },
  }));

  const few = await pageAmong(1000, unindexed);
  const many = await pageAmong(3000, unindexed);

  expect([few.due, many.due]).toEqual([DUE, DUE]);
  expect(many.ru).toBeGreaterThan(2 * few.ru);
});
