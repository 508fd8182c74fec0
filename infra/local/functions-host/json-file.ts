import { readFileSync } from "node:fs";
import { join } from "node:path";
import { StartupRefusal } from "./startup-refusal.ts";

/** The JSON object in a file of the app folder; undefined when there is no such file. */
export function readJsonFile(appDir: string, name: string): Record<string, unknown> | undefined {
  const text = readIfThere(join(appDir, name));
  if (text === undefined) return undefined;
  const value = parse(name, text);
  if (!isRecord(value)) throw new StartupRefusal(`${name} holds no JSON object.`);
  return value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    if (isRecord(cause) && cause.code === "ENOENT") return undefined;
    throw cause;
  }
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new StartupRefusal(`${name} is not valid JSON.`, { cause });
  }
}
