import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The app's settings by name, as the Functions host hands them over. */
export type AppSettings = Record<string, string>;

/** A caller the app knows; `secret` is the first of its signing secrets. */
export type Client = { id: string; secret: string };

/** Where the stand-ins listen. */
export type Endpoints = { cosmos: string; serviceBus: string; blob: string; smtpPort: number };

const SAMPLE_FILE = "local.settings.sample.json";

/** The sample's values with the actual endpoints and then `overrides` over them. Throws without the sample. */
export function composeSettings(appDir: string, endpoints: Endpoints, overrides: AppSettings): AppSettings {
  return {
    ...readSample(appDir),
    COSMOS_CONNECTION_STRING: endpoints.cosmos,
    SERVICE_BUS_CONNECTION_STRING: endpoints.serviceBus,
    AzureWebJobsStorage: endpoints.blob,
    JOURNAL_CONNECTION_STRING: endpoints.blob,
    BLOB_CONNECTION_STRING: endpoints.blob,
    SMTP_URL: `smtp://127.0.0.1:${endpoints.smtpPort}`,
    ...overrides,
  };
}

function readSample(appDir: string): AppSettings {
  const file = join(appDir, SAMPLE_FILE);
  try {
    const { Values: values }: { Values: AppSettings } = JSON.parse(readFileSync(file, "utf8"));
    return values;
  } catch (cause) {
    throw new Error(`${file} holds no settings to start with`, { cause });
  }
}

/** The callers in the setting `CLIENTS`; none when it is absent. */
export function readClients(settings: AppSettings): Client[] {
  const clients: { id: string; secrets: string[] }[] = JSON.parse(settings.CLIENTS ?? "[]");
  return clients.flatMap(({ id, secrets: [secret] }) => (secret === undefined ? [] : [{ id, secret }]));
}
