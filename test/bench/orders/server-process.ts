import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

/** A database server of the bench's own. */
export type DatabaseServer = { readonly port: number; readonly pid: number; close(): Promise<void> };

const READY_WITHIN_MS = 20_000;
const END_GRACE_MS = 10_000;

/** Free at this moment; the servers here cannot choose one themselves. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("there is no free port");
  return address.port;
}

/** Resolves when a line of its output matches `ready`. @throws {Error} with its last words when it ends before. */
export async function startServer(command: string, args: readonly string[], ready: RegExp): Promise<ChildProcess> {
  // In a group of its own: Ctrl-C is not to end it before those that still talk to it.
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], detached: true });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let lastWords = "";
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on("line", (line) => {
      lastWords = line;
      if (ready.test(line)) resolve();
    });
  child.once("error", reject);
  child.once("exit", (code) => reject(new Error(`${command} ended (${code}): ${lastWords}`)));
  const tooLong = setTimeout(() => reject(new Error(`${command} is not ready: ${lastWords}`)), READY_WITHIN_MS);
  try {
    await promise;
  } catch (fault) {
    child.kill("SIGKILL");
    throw fault;
  } finally {
    clearTimeout(tooLong);
  }
  return child;
}

/** Asks the process `pid`, which `child` is or started, to end by `signal`; waits for `child`. */
export async function endServer(child: ChildProcess, pid: number, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  process.kill(pid, signal);
  const force = setTimeout(() => child.kill("SIGKILL"), END_GRACE_MS);
  await exited;
  clearTimeout(force);
}

/** What a program says, without blanks around it. */
export async function outputOf(command: string, args: readonly string[]): Promise<string> {
  return (await promisify(execFile)(command, args)).stdout.trim();
}
