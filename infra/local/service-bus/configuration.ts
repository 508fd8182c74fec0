/** One queue as configured; durations in ms, `Infinity` for none. */
export type QueueSettings = {
  readonly name: string;
  readonly lockDuration: number;
  readonly maxDeliveryCount: number;
  readonly timeToLive: number;
  readonly deadLetterOnExpiration: boolean;
  /** `undefined`: no duplicate detection. */
  readonly duplicateWindow: number | undefined;
};

const defaults = {
  DeadLetteringOnMessageExpiration: false,
  DefaultMessageTimeToLive: "PT1H",
  DuplicateDetectionHistoryTimeWindow: "PT20S",
  LockDuration: "PT1M",
  MaxDeliveryCount: 10,
  RequiresDuplicateDetection: false,
  RequiresSession: false,
};

/**
 * Reads the official emulator's Config.json form: one namespace, queues only.
 * Throws an Error naming the path of any unknown property or unsupported value.
 */
export function readConfiguration(configuration: unknown): readonly QueueSettings[] {
  const root = members(configuration, "configuration", ["UserConfig"]);
  const userConfig = members(root.UserConfig, "UserConfig", ["Namespaces", "Logging"]);
  if (userConfig.Logging !== undefined) members(userConfig.Logging, "UserConfig.Logging", ["Type"]);
  const namespaces = list(userConfig.Namespaces, "UserConfig.Namespaces");
  if (namespaces.length !== 1) throw invalid("UserConfig.Namespaces", "exactly one namespace");

  const path = "UserConfig.Namespaces[0]";
  const namespace = members(namespaces[0], path, ["Name", "Queues"]);
  text(namespace.Name, `${path}.Name`);
  const queues = list(namespace.Queues, `${path}.Queues`).map((queue, index) =>
    readQueue(queue, `${path}.Queues[${index}]`),
  );

  const names = queues.map((queue) => queue.name.toLowerCase());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw invalid(`${path}.Queues`, `each queue name once (${twice} is there twice)`);
  return queues;
}

function readQueue(queue: unknown, path: string): QueueSettings {
  const { Name: name, Properties: given = {} } = members(queue, path, ["Name", "Properties"]);
  const place = `${path}.Properties`;
  const properties = { ...defaults, ...members(given, place, Object.keys(defaults)) };
  const at = (key: keyof typeof defaults): [unknown, string] => [properties[key], `${place}.${key}`];

  if (flag(...at("RequiresSession"))) throw invalid(`${place}.RequiresSession`, "false: sessions are not supported");
  const window = duration(...at("DuplicateDetectionHistoryTimeWindow"));
  return {
    name: queueName(name, `${path}.Name`),
    lockDuration: lockDuration(...at("LockDuration")),
    maxDeliveryCount: count(...at("MaxDeliveryCount")),
    timeToLive: duration(...at("DefaultMessageTimeToLive")),
    deadLetterOnExpiration: flag(...at("DeadLetteringOnMessageExpiration")),
    duplicateWindow: flag(...at("RequiresDuplicateDetection")) ? window : undefined,
  };
}

function invalid(path: string, expected: string): Error {
  return new Error(`Service Bus configuration: ${path} must be ${expected}`);
}

function members(value: unknown, path: string, known: readonly string[]): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalid(path, "an object");
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) throw new Error(`Service Bus configuration: ${path}.${key} is not supported`);
  }
  return { ...value };
}

function list(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw invalid(path, "a list");
  return value;
}

function text(value: unknown, path: string): string {
  if (typeof value !== "string" || value === "") throw invalid(path, "a text");
  return value;
}

function queueName(value: unknown, path: string): string {
  const name = text(value, path);
  if (!/^[\w.-]+(?:\/[\w.-]+)*$/.test(name)) throw invalid(path, "letters, digits, '.', '-', '_' and '/' between them");
  return name;
}

function flag(value: unknown, path: string): boolean {
  if (typeof value !== "boolean") throw invalid(path, "true or false");
  return value;
}

function count(value: unknown, path: string): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 1)
    throw invalid(path, "an integer of at least 1");
  return value;
}

/** `P10675199DT2H48M5.4775807S`, the service's "never", is simply a long time. */
function duration(value: unknown, path: string): number {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text(value, path));
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = (parts ?? []).slice(1).map((part) => Number(part ?? 0));
  const milliseconds = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  if (!(milliseconds > 0)) throw invalid(path, "an ISO 8601 duration of days, hours, minutes and seconds, above zero");
  return milliseconds;
}

function lockDuration(value: unknown, path: string): number {
  const milliseconds = duration(value, path);
  if (milliseconds > 300_000) throw invalid(path, "at most PT5M");
  return milliseconds;
}
