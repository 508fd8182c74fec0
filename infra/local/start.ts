import { createWriteStream } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { takeDataFolder } from "./data-folder.ts";
import { PROJECT_ROOT } from "./definitions.ts";
import { firstSteps } from "./first-steps.ts";
import { type Stack, type StackOptions, startStack } from "./stack.ts";

/** `npm start`: everything on this machine until Ctrl-C, with its data in `.local/` or in the folder of `--data`. */
async function start(): Promise<void> {
  const { values } = parseArgs({
    options: { fresh: { type: "boolean", default: false }, data: { type: "string", default: ".local" } },
  });
  const asked = endAsked();
  const folder = takeDataFolder(resolve(PROJECT_ROOT, values.data), { fresh: values.fresh });
  try {
    const log = openHostLog(join(folder.path, "functions-host.log"));
    const stack = await startStack({ folder: folder.path, onLog: log.write, onHostCrash: asked.hostCrashed });
    console.log(firstSteps(stack, folder.path));
    await runUntil(stack, asked.end);
    log.close();
  } finally {
    folder.release();
  }
}

async function runUntil(stack: Stack, end: Promise<void>): Promise<void> {
  try {
    await end;
  } finally {
    await stack.stop();
  }
}

/** `end` resolves on Ctrl-C or SIGTERM and rejects when the host crashes; both count from before the start on. */
function endAsked() {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // Whoever starts is told; a crash or a signal before that must not end the process by itself.
  promise.catch(() => undefined);
  process.on("SIGINT", resolve);
  process.on("SIGTERM", resolve);
  return {
    end: promise,
    hostCrashed: (code: number | null) => reject(new Error(`The Functions host ended (${code ?? "by a signal"})`)),
  };
}

/** Everything the host says goes to the file; what went wrong is shown as well. */
function openHostLog(file: string) {
  const stream = createWriteStream(file, { flags: "a" });
  const write: NonNullable<StackOptions["onLog"]> = (line) => {
    stream.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`);
    if (line.level === "error" || line.level === "critical") console.error(line.message.split("\n")[0]);
  };
  return { write, close: () => stream.end() };
}

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
