import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test, vi } from "vitest";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

const START = fileURLToPath(new URL("../../../infra/local/start.ts", import.meta.url));
const ANY_PORTS = Object.fromEntries(
  ["FUNCTIONS", "CONTROL", "COSMOS", "SERVICE_BUS", "BLOB", "SMTP"].map((name) => [`${name}_PORT`, "0"]),
);

type Start = {
  process: ChildProcessByStdio<null, Readable, Readable>;
  said(): string;
  /** The addresses of everything it starts, once it says so. */
  addresses(): Promise<string[]>;
};

function runStart(...options: string[]): Start {
  const process_ = spawn(process.execPath, [START, ...options], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: "/usr/bin:/bin", ...ANY_PORTS },
  });
  onTestFinished(() => void process_.kill("SIGKILL"));
  let said = "";
  for (const stream of [process_.stdout, process_.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  return {
    process: process_,
    said: () => said,
    addresses: async () => {
      await vi.waitFor(() => expect(said).toContain("Ctrl-C"), { timeout: 15_000 });
      return said.match(/127\.0\.0\.1:\d+/g) ?? [];
    },
  };
}

async function answers(address: string): Promise<boolean> {
  try {
    await fetch(`http://${address}/`, { signal: AbortSignal.timeout(5_000) });
    return true;
  } catch {
    return false;
  }
}

test.for(["SIGINT", "SIGTERM"] as const)("after %s nothing is left and the exit code is 0", async (signal) => {
  const start = runStart("--data", temporaryFolder("start"));
  const [functions = "", control = ""] = await start.addresses();
  expect(await answers(functions)).toBe(true);
  expect(await answers(control)).toBe(true);

  start.process.kill(signal);
  const [code] = await once(start.process, "exit");

  expect(code).toBe(0);
  expect(await answers(functions)).toBe(false);
  expect(await answers(control)).toBe(false);
});

test("after a SIGKILL its children end as well", async () => {
  const start = runStart("--data", temporaryFolder("start"));
  const addresses = await start.addresses();

  start.process.kill("SIGKILL");

  await vi.waitFor(
    async () => {
      const alive = await Promise.all([...new Set(addresses)].map(answers));
      expect(alive).not.toContain(true);
    },
    { timeout: 10_000 },
  );
});

test("a second start on the same data says so and leaves the first alone", async () => {
  const folder = temporaryFolder("start");
  const first = runStart("--data", folder);
  const [functions = ""] = await first.addresses();

  const second = runStart("--data", folder, "--fresh");
  const [code] = await once(second.process, "exit");

  expect(code).toBe(1);
  expect(second.said()).toContain(`${folder} is in use by another start; stop that one first.`);
  expect(await answers(functions)).toBe(true);
});
