import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AbsentError } from "#test/bench/orders/absent.ts";
import { type DatabaseServer, endServer, freePort, outputOf, startServer } from "#test/bench/orders/server-process.ts";

const PROGRAM = "/usr/bin/redis-server";
/** Every write is on disk before it is answered, and nothing is ever thrown away. */
const DURABLE = ["--appendonly", "yes", "--appendfsync", "always", "--save", "", "--maxmemory-policy", "noeviction"];

/** A server on a free port of 127.0.0.1 with data of its own, gone with it. @throws {AbsentError} */
export async function startRedis(): Promise<DatabaseServer & { readonly version: string }> {
  if (!existsSync(PROGRAM)) throw new AbsentError("Redis is not installed (Debian: redis-server)");
  const folder = mkdtempSync(join(tmpdir(), "vouchsafe-bench-redis-"));
  try {
    const port = await freePort();
    const args = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, ...DURABLE];
    const child = await startServer(PROGRAM, args, /Ready to accept connections/);
    const pid = child.pid ?? 0;
    return {
      port,
      pid,
      version: (await outputOf(PROGRAM, ["--version"])).split(" ").slice(0, 3).join(" "),
      close: async () => {
        await endServer(child, pid, "SIGTERM");
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (fault) {
    rmSync(folder, { recursive: true, force: true });
    throw fault;
  }
}
