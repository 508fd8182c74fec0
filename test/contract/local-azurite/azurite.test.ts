import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { BlobServiceClient } from "@azure/storage-blob";
import { expect, onTestFinished, test, vi } from "vitest";
import { startAzurite } from "#infra/local/azurite/server.ts";

test("the official client reads back what it appended", async () => {
  const azurite = await startAzurite();
  onTestFinished(() => azurite.close());
  const container = BlobServiceClient.fromConnectionString(azurite.connectionString).getContainerClient("journal");
  await container.create();
  const blob = container.getAppendBlobClient("2026-11-21");

  await blob.create();
  await blob.appendBlock("line\n", 5);

  expect((await blob.downloadToBuffer()).toString()).toBe("line\n");
});

// Azurite writes its index at intervals and, on a busy machine, now and then ends without the last write.
test("blobs in a folder outlive a stop", { retry: 4 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "azurite-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const first = await startAzurite({ folder });
  await BlobServiceClient.fromConnectionString(first.connectionString).getContainerClient("kept").create();
  await first.close();

  const second = await startAzurite({ folder });
  onTestFinished(() => second.close());

  const container = BlobServiceClient.fromConnectionString(second.connectionString).getContainerClient("kept");
  expect(await container.exists()).toBe(true);
});

test("a taken port is an error that carries what Azurite said", async () => {
  const azurite = await startAzurite();
  onTestFinished(() => azurite.close());

  await expect(startAzurite({ port: azurite.port })).rejects.toThrow(/EADDRINUSE/);
});

test("it ends with its parent, even a killed one", async () => {
  const module = new URL("../../../infra/local/azurite/server.ts", import.meta.url).href;
  const program = `const { startAzurite } = await import(${JSON.stringify(module)}); console.log((await startAzurite()).port);`;
  const parent = spawn(process.execPath, ["--input-type=module", "--eval", program]);
  const [port] = (await once(createInterface({ input: parent.stdout }), "line")) as [string];
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
  expect(await answers()).toBe(true);

  parent.kill("SIGKILL");

  await vi.waitFor(async () => expect(await answers()).toBe(false), { timeout: 10_000 });
});
