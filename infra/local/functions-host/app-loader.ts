import { createRequire } from "node:module";
import { join } from "node:path";
import type { AppRegistry } from "./core-api.ts";
import { readJsonFile } from "./json-file.ts";
import { StartupRefusal } from "./startup-refusal.ts";

/** Loads the entry point that `package.json` names, which registers the app's functions and hooks. */
export async function loadApp(appDir: string, registry: AppRegistry): Promise<void> {
  registry.install();
  createRequire(join(appDir, "package.json"))(`./${entryPoint(appDir)}`);
  if (registry.functions.length === 0) throw new StartupRefusal("The app registers no function.");
  const capabilities = await registry.model.getCapabilities({});
  if (capabilities.HttpUri !== undefined) {
    throw new StartupRefusal("HTTP streaming (app.setup enableHttpStream) is not supported by the local host.");
  }
}

function entryPoint(appDir: string): string {
  const manifest = readJsonFile(appDir, "package.json") ?? {};
  const main = manifest.main;
  if (typeof main !== "string") throw new StartupRefusal("package.json names no main entry point.");
  if (/[*{]/.test(main)) throw new StartupRefusal(`package.json: the pattern "${main}" as main is not supported.`);
  if (main.endsWith(".mjs") || (manifest.type === "module" && !main.endsWith(".cjs"))) {
    throw new StartupRefusal(
      `package.json: the ES module "${main}" as main is not supported; build a CommonJS bundle.`,
    );
  }
  return main;
}
