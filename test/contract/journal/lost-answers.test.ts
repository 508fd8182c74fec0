import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { startAzurite } from "#infra/local/azurite/server.ts";
import { openBlobContainer } from "#shared/adapters/blob/containers.ts";
import { BlobJournal } from "#shared/adapters/blob/journal.ts";
import { instant } from "#shared/kernel/instant.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { readAll } from "#test/contract/journal/journal.ts";
import { entries } from "#test/unit/codes/journal-fixture.ts";

/** Hands everything on to `port`; an append may be cut off before it gets there, or after it took effect. */
async function startWire(port: number) {
  const cuts: ("before" | "after")[] = [];
  const server: Server = createServer((incoming, outgoing) => {
    const cut = incoming.url?.includes("comp=appendblock") ? cuts.shift() : undefined;
    if (cut === "before") {
      incoming.socket.destroy();
      return;
    }
    const { method, url, headers } = incoming;
    const onwards = request({ port, host: "127.0.0.1", method, path: url, headers }, (answer) => {
      if (cut === "after") {
        incoming.socket.destroy();
        answer.resume();
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onwards);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, cuts };
}

it.each([
  ["never got there", ["before"]],
  ["took effect without an answer", ["after"]],
  ["took effect without an answer, and then the service was gone for a moment", ["after", "before"]],
] as const)("an append that %s leaves every line once, in one chain", async (_what, cuts) => {
  const azurite = await startAzurite();
  onTestFinished(() => azurite.close());
  const wire = await startWire(azurite.port);
  const connectionString = azurite.connectionString.replace(String(azurite.port), String(wire.port));
  const open = openBlobContainer(new Secret(connectionString));
  const journal = new BlobJournal(
    () => open("journal"),
    () => instant("2026-12-18T01:00:00Z"),
  );
  await journal.append(entries(2));
  wire.cuts.push(...cuts);

  await journal.append(entries(4).slice(2));

  expect(await readAll(journal)).toEqual([{ name: "2026-12-18/0001.jsonl", entries: entries(4), isWhole: true }]);
});

it("an append that cannot get there fails, and leaves nothing", async () => {
  const azurite = await startAzurite();
  onTestFinished(() => azurite.close());
  const wire = await startWire(azurite.port);
  const connectionString = azurite.connectionString.replace(String(azurite.port), String(wire.port));
  const open = openBlobContainer(new Secret(connectionString));
  const journal = new BlobJournal(
    () => open("journal"),
    () => instant("2026-12-18T01:00:00Z"),
  );
  wire.cuts.push("before", "before");

  await expect(journal.append(entries(1))).rejects.toThrow();

  expect(await readAll(journal)).toMatchObject([{ entries: [] }]);
});
