import { describe, expect, test } from "vitest";
import { open, refusalOf } from "./stand-in.ts";

const item = { id: "a", orderId: "o-1" };

describe("an injected fault", () => {
  test("429 is met twice and passed by the client's own retries", async () => {
    const { standIn, orders } = await open();
    const rule = standIn.faults.inject({ fault: { kind: "status", status: 429, retryAfterMs: 1 }, times: 2 });

    const created = await orders.items.create(item);

    expect(created.statusCode).toBe(201);
    expect(rule.fired()).toBe(2);
  });

  test.each([408, 449, 500, 503, 410] as const)(
    "%i on a write reaches the caller and nothing is written",
    async (status) => {
      const { standIn, orders } = await open();
      const rule = standIn.faults.inject({ fault: { kind: "status", status }, times: 1 });

      const refusal = await refusalOf(orders.items.create(item));

      expect(refusal.code).toBe(status);
      expect(rule.fired()).toBe(1);
      expect(standIn.documents()).toEqual([]);
    },
  );

  test("503 on a read is retried once by the client", async () => {
    const { standIn, orders } = await open();
    await orders.items.create(item);
    const rule = standIn.faults.inject({ fault: { kind: "status", status: 503 }, times: 1, operation: "read" });

    const read = await orders.item("a", "o-1").read();

    expect(read.statusCode).toBe(200);
    expect(rule.fired()).toBe(1);
  });

  test.each([
    ["before", []],
    ["after", ["a"]],
  ] as const)("drops the connection %s a write took effect", async (when, stored) => {
    const { standIn, orders } = await open();
    standIn.faults.inject({ fault: { kind: "drop", when }, times: 1 });

    const refusal = await refusalOf(orders.items.create(item));

    expect(refusal.code).toBe("ECONNRESET");
    expect(standIn.documents().map(({ body }) => JSON.parse(body).id)).toEqual(stored);
  });

  test("strikes only the operation and container it names, until it is removed", async () => {
    const { standIn, orders, lots } = await open();
    const fault = { kind: "status", status: 449 } as const;
    const rule = standIn.faults.inject({ fault, operation: "create", container: "orders" });

    await lots.items.create({ id: "a", lotId: "l-1" });
    await orders.items.batch([{ operationType: "Create", resourceBody: item }], "o-1");
    const refusal = await refusalOf(orders.items.create({ ...item, id: "b" }));
    rule.remove();
    const created = await orders.items.create({ ...item, id: "b" });

    expect(refusal.code).toBe(449);
    expect(created.statusCode).toBe(201);
    expect(rule.fired()).toBe(1);
  });
});
