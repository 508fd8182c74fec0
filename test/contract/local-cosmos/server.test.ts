import { once } from "node:events";
import { connect as openSocket } from "node:net";
import { expect, test } from "vitest";
import { connect, containerOf, open, startStandIn } from "./stand-in.ts";

test("a client that goes away in the middle of a request changes nothing and disturbs no other", async () => {
  const { standIn, orders } = await open();
  const socket = openSocket(standIn.port, "127.0.0.1");
  await once(socket, "connect");
  socket.write("POST /dbs/vouchsafe/colls/orders/docs HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{");
  socket.destroy();

  const created = await orders.items.create({ id: "a", orderId: "o-1" });

  expect(created.statusCode).toBe(201);
  expect(standIn.documents()).toHaveLength(1);
});

test("a port that is taken is an error at the start", async () => {
  const standIn = await startStandIn();

  const second = startStandIn({ port: standIn.port });

  await expect(second).rejects.toThrow(/EADDRINUSE/);
});

test("closing twice is closing once, and ends open connections", async () => {
  const standIn = await startStandIn();
  const orders = containerOf(connect(standIn));
  await orders.items.create({ id: "a", orderId: "o-1" });

  await Promise.all([standIn.close(), standIn.close()]);

  await expect(orders.item("a", "o-1").read()).rejects.toThrow(/ECONNREFUSED/);
});
