import { readJsonFile } from "./json-file.ts";
import { StartupRefusal } from "./startup-refusal.ts";

/** Copies `Values` of the app's `local.settings.json`, where there is one, into `env`; a variable already set wins. */
export function applyLocalSettings(appDir: string, env: NodeJS.ProcessEnv): void {
  const file = readJsonFile(appDir, "local.settings.json");
  if (file === undefined) return;
  if (file.IsEncrypted === true) {
    throw new StartupRefusal("local.settings.json: IsEncrypted is not supported by the local host.");
  }
  for (const [name, value] of Object.entries(file.Values ?? {})) env[name] ??= String(value);
}

/** Replaces every `%SETTING%`; throws StartupRefusal when one is not set. */
export function resolveSettings(text: string, env: NodeJS.ProcessEnv): string {
  return text.replace(/%([^%]+)%/g, (_, name: string) => {
    const value = env[name];
    if (value === undefined) throw new StartupRefusal(`'%${name}%' does not resolve to a value.`);
    return value;
  });
}

/** The connection string behind a trigger's `connection`; `AzureWebJobs<name>` goes before `<name>`, as in the host. */
export function connectionString(name: string, env: NodeJS.ProcessEnv): string {
  const value = env[`AzureWebJobs${name}`] || env[name];
  if (!value) throw new StartupRefusal(`The connection string in the app setting "${name}" is missing or empty.`);
  return value;
}

export function isDisabled(functionName: string, env: NodeJS.ProcessEnv): boolean {
  return /^(true|1)$/i.test(env[`AzureWebJobs.${functionName}.Disabled`] ?? "");
}
