import { isRecord, readJsonFile } from "./json-file.ts";
import { StartupRefusal } from "./startup-refusal.ts";

export type HostJson = {
  /** First segments of every route, without slashes; empty for none. */
  readonly routePrefix: string;
  /** Messages of one queue handled at the same time. */
  readonly maxConcurrentCalls: number;
  /** How long the lock of a message is renewed while its function runs. */
  readonly maxAutoLockRenewalMs: number;
};

/** What the cloud reads and one machine does not need. */
const IGNORED = ["version", "logging", "extensionBundle", "telemetryMode", "$schema"];
const DEFAULT_CONCURRENT_CALLS = 16;

/** Reads the app's `host.json`; throws StartupRefusal naming any setting that would not be honoured. */
export function readHostJson(appDir: string): HostJson {
  const file = readJsonFile(appDir, "host.json");
  if (file === undefined) throw new StartupRefusal("The app folder holds no host.json.");
  if (file.version !== "2.0") throw new StartupRefusal('host.json: version must be "2.0".');
  refuseOthers("", file, [...IGNORED, "extensions"]);
  const extensions = section(file, "extensions");
  refuseOthers("extensions.", extensions, ["http", "serviceBus"]);
  const http = section(extensions, "http");
  refuseOthers("extensions.http.", http, ["routePrefix"]);
  const serviceBus = section(extensions, "serviceBus");
  refuseOthers("extensions.serviceBus.", serviceBus, [
    "maxConcurrentCalls",
    "autoCompleteMessages",
    "maxAutoLockRenewalDuration",
  ]);
  if (serviceBus.autoCompleteMessages === false) {
    throw new StartupRefusal("host.json: extensions.serviceBus.autoCompleteMessages=false is not supported.");
  }
  return {
    routePrefix: String(http.routePrefix ?? "api").replace(/^\/+|\/+$/g, ""),
    maxConcurrentCalls: Number(serviceBus.maxConcurrentCalls ?? DEFAULT_CONCURRENT_CALLS),
    maxAutoLockRenewalMs: timeSpanMs(String(serviceBus.maxAutoLockRenewalDuration ?? "00:05:00")),
  };
}

function section(parent: Record<string, unknown>, name: string): Record<string, unknown> {
  const value = parent[name] ?? {};
  if (!isRecord(value)) throw new StartupRefusal(`host.json: ${name} must be an object.`);
  return value;
}

function refuseOthers(path: string, value: Record<string, unknown>, known: readonly string[]): void {
  const other = Object.keys(value).find((name) => !known.includes(name));
  if (other !== undefined) throw new StartupRefusal(`host.json: ${path}${other} is not supported by the local host.`);
}

function timeSpanMs(text: string): number {
  const match = /^(\d\d):(\d\d):(\d\d)$/.exec(text);
  if (match === null) throw new StartupRefusal(`host.json: "${text}" is not a duration of the form hh:mm:ss.`);
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(1).map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}
