import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { type BusinessClock, createBusinessClock } from "#infra/local/clock/business-clock.ts";
import { type FunctionsHost, type HostLogLine, launchFunctionsHost } from "#infra/local/functions-host/launch.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

const HOST_JSON = {
  version: "2.0",
  extensions: { http: { routePrefix: "api" }, serviceBus: { maxConcurrentCalls: 4 } },
};

/** Bundles `fixtures/<name>.ts` into a new folder, as the product is built; `files` replaces or adds JSON files. */
export async function buildApp(name: string, files: Readonly<Record<string, object>> = {}): Promise<string> {
  const entry = join(import.meta.dirname, "fixtures", `${name}.ts`);
  return bundleApp({ entryPoints: [entry] }, files);
}

/** As buildApp, from source text. */
export async function buildSource(contents: string, files: Readonly<Record<string, object>> = {}): Promise<string> {
  return bundleApp({ stdin: { contents, resolveDir: import.meta.dirname, loader: "ts" } }, files);
}

export type RunningApp = {
  readonly host: FunctionsHost;
  readonly clock: BusinessClock;
  readonly lines: readonly HostLogLine[];
};

/** Launches the app on an ephemeral port and collects its log. */
export async function launchApp(
  appDir: string,
  env: Readonly<Record<string, string>> = {},
  clock: BusinessClock = createBusinessClock(),
): Promise<RunningApp> {
  const lines: HostLogLine[] = [];
  const host = await launchFunctionsHost({ appDir, env, clock, onLog: (line) => lines.push(line) });
  return { host, clock, lines };
}

async function bundleApp(source: object, files: Readonly<Record<string, object>>): Promise<string> {
  const appDir = temporaryFolder("functions-app");
  await build({
    ...source,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node22",
    external: ["@azure/functions-core"],
    outfile: join(appDir, "dist/main.cjs"),
    logLevel: "warning",
  });
  const all = { "host.json": HOST_JSON, "package.json": { main: "dist/main.cjs" }, ...files };
  for (const [file, content] of Object.entries(all)) await writeFile(join(appDir, file), JSON.stringify(content));
  return appDir;
}
