import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { BlobServiceClient } from "@azure/storage-blob";
import { expect, onTestFinished, test, vi } from "vitest";
import { startAzurite } from "#infra/local/azurite/server.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

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

test("blobs in a folder outlive a stop", async () => {
  const folder = temporaryFolder("azurite");
  const first = await startAzurite({ folder });
  await BlobServiceClient.fromConnectionString(first.connectionString).getContainerClient("kept").create();
  await first.close();

  const second = await startAzurite({ folder });
  onTestFinished(() => second.close());

  const container = BlobServiceClient.fromConnectionString(second.connectionString).getContainerClient("kept");
  expect(await container.exists()).toBe(true);
});

test("a stop that comes before Azurite listens to it waits until it does", async () => {
  const preload = fileURLToPath(new URL("../../../infra/local/azurite/ends-with-parent.cjs", import.meta.url));
  const program = `
    const running = setInterval(() => {}, 1_000);
    process.stdin.once("data", () => process.once("SIGTERM", () => clearInterval(running)));
    console.log("ready");
  `;
  const child = spawn(process.execPath, ["--require", preload, "--eval", program]);
  await once(createInterface({ input: child.stdout }), "line");

  child.kill("SIGTERM");
  child.stdin.write("listen\n");

  expect(await once(child, "exit")).toEqual([0, null]);
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
