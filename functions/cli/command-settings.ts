import { existsSync, readFileSync } from "node:fs";
import type { Environment } from "#functions/settings.ts";

/** What `func` reads on one machine, and what stands in for it on a fresh checkout. */
const SETTINGS_FILES = ["local.settings.json", "local.settings.sample.json"];

/** The `Values` of a settings file, `file` or else the first there is, with the environment over them. */
export function commandSettings(environment: Environment, file = SETTINGS_FILES.find((name) => existsSync(name))) {
  const values = file === undefined ? {} : valuesIn(file);
  return { ...values, ...environment };
}

function valuesIn(file: string): Environment {
  const { Values: values = {} }: { Values?: Environment } = JSON.parse(readFileSync(file, "utf8"));
  return values;
}
