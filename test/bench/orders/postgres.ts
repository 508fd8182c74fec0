import { existsSync, globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { AbsentError } from "#test/bench/orders/absent.ts";
import { type DatabaseServer, endServer, freePort, outputOf, startServer } from "#test/bench/orders/server-process.ts";

/** Where Debian puts its versions; the newest is taken. */
const PROGRAMS = "/usr/lib/postgresql/*/bin";
/** Everything that makes a commit durable, said outright although it is the default. */
const DURABLE = ["fsync=on", "synchronous_commit=on", "full_page_writes=on"];
const SETTINGS = [...DURABLE, "unix_socket_directories=", "listen_addresses=127.0.0.1", "shared_buffers=128MB"];
const SUPERUSER = 0;
/** PostgreSQL does not run as root; the package brings this user. */
const SYSTEM_USER = "postgres";

/** A server on a free port of 127.0.0.1 with data of its own, gone with it. @throws {AbsentError} */
export async function startPostgres(): Promise<DatabaseServer & { readonly version: string }> {
  const programs = globSync(PROGRAMS)
    .toSorted((one, other) => one.localeCompare(other, "en", { numeric: true }))
    .at(-1);
  if (programs === undefined) throw new AbsentError("PostgreSQL is not installed (Debian: postgresql)");
  const asUser = await userSwitch();
  const run = (command: string, ...args: readonly string[]) => [...asUser, command, ...args];
  const [first = "", ...words] = run("mktemp", "-d", "/tmp/vouchsafe-bench-pg-XXXXXXXX");
  const folder = await outputOf(first, words);
  try {
    const data = join(folder, "data");
    const [initialise = "", ...how] = run(
      join(programs, "initdb"),
      "-D",
      data,
      "-U",
      "postgres",
      "-A",
      "trust",
      "-E",
      "UTF8",
      "--no-locale",
    );
    await outputOf(initialise, how);
    const port = await freePort();
    const settings = SETTINGS.flatMap((setting) => ["-c", setting]);
    const [server = "", ...args] = run(join(programs, "postgres"), "-D", data, "-p", String(port), ...settings);
    const child = await startServer(server, args, /ready to accept connections/);
    const pid = Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
    return {
      port,
      pid,
      version: await outputOf(join(programs, "postgres"), ["--version"]),
      close: async () => {
        await endServer(child, pid, "SIGINT");
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (fault) {
    rmSync(folder, { recursive: true, force: true });
    throw fault;
  }
}

/** The words before a command that make it run as somebody PostgreSQL accepts. */
async function userSwitch(): Promise<readonly string[]> {
  if (process.getuid?.() !== SUPERUSER) return [];
  const runuser = ["/usr/sbin/runuser", "/sbin/runuser"].find((path) => existsSync(path));
  const isKnown = await outputOf("id", ["-u", SYSTEM_USER]).then(
    () => true,
    () => false,
  );
  if (runuser !== undefined && isKnown) return [runuser, "-u", SYSTEM_USER, "--"];
  throw new AbsentError(`PostgreSQL does not run as root, and there is no way here to run it as ${SYSTEM_USER}`);
}
