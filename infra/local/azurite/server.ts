import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

export type Azurite = { port: number; connectionString: string; close(): Promise<void> };

/** `port` 0 or absent: any free one. `folder` keeps the blobs on disk; without it they live in memory. */
export type AzuriteOptions = { port?: number; folder?: string };

/** The account every storage emulator has; public, see learn.microsoft.com/azure/storage/common/storage-use-azurite. */
const ACCOUNT = "devstoreaccount1";
const ACCOUNT_KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
/** It writes what it holds to disk before it ends, which a busy machine can delay. */
const END_GRACE_IN_MS = 15_000;

/** Runs Azurite's blob service on 127.0.0.1 as a child that ends with this process. Throws when it cannot start. */
export async function startAzurite(options: AzuriteOptions = {}): Promise<Azurite> {
  if (options.folder !== undefined) mkdirSync(options.folder, { recursive: true });
  const child = spawn(process.execPath, commandLine(options), {
    // In memory it still wants a folder of its own to look at.
    cwd: options.folder ?? tmpdir(),
    // The input is never written to: its closing tells the child that this process is gone, however it went.
    stdio: ["pipe", "pipe", "pipe"],
  });
  const port = await listeningPort(child, child.stdout, child.stderr);

  return {
    port,
    connectionString: [
      "DefaultEndpointsProtocol=http",
      `AccountName=${ACCOUNT}`,
      `AccountKey=${ACCOUNT_KEY}`,
      `BlobEndpoint=http://127.0.0.1:${port}/${ACCOUNT}`,
    ].join(";"),
    close: () => end(child),
  };
}

function commandLine({ port = 0, folder }: AzuriteOptions): string[] {
  const require = createRequire(import.meta.url);
  const program = join(require.resolve("azurite/package.json"), "../dist/src/blob/main.js");
  const endsWithParent = fileURLToPath(new URL("./ends-with-parent.cjs", import.meta.url));
  return [
    ...["--require", endsWithParent, program],
    ...["--blobHost", "127.0.0.1", "--blobPort", String(port)],
    ...["--silent", "--disableTelemetry", "--skipApiVersionCheck"],
    ...(folder === undefined ? ["--inMemoryPersistence"] : ["--location", folder]),
  ];
}

async function listeningPort(child: ChildProcess, output: Readable, errors: Readable): Promise<number> {
  let said = "";
  errors.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  for await (const line of createInterface({ input: output })) {
    said += `${line}\n`;
    const port = /listens on http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    if (port === undefined) continue;
    // An unread pipe would fill up and stop the child.
    output.resume();
    return Number(port);
  }
  await end(child);
  throw new Error(`Azurite ended before it listened: ${said.trim()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), END_GRACE_IN_MS);
  await exited;
  clearTimeout(force);
}
