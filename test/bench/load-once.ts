// Loads one entry point as the host would and says what it took. The host's own interface is absent: registering says so.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const entry = pathToFileURL(resolve(process.argv[2] ?? "")).href;
const startedAt = performance.now();
await import(entry);
const ms = performance.now() - startedAt;
process.stdout.write(`\n${JSON.stringify({ ms, rssMb: process.memoryUsage.rss() / 1e6 })}`, () => process.exit(0));
