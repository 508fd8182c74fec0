import type { z } from "zod";
import { cosmosEndpointOf, SETTING_FORMS } from "#functions/setting-forms.ts";
import { isLoopback } from "#shared/kernel/loopback.ts";

type SettingName = keyof typeof SETTING_FORMS;
type Value<Name extends SettingName> = z.output<(typeof SETTING_FORMS)[Name]["schema"]>;

export type Environment = Readonly<Record<string, string | undefined>>;

export type Settings = {
  readonly cosmosConnectionString: Value<"COSMOS_CONNECTION_STRING">;
  readonly serviceBusConnectionString: Value<"SERVICE_BUS_CONNECTION_STRING">;
  /** Apart from the host's own storage: the journal is to outlive what happens to the rest. */
  readonly journalConnectionString: Value<"JOURNAL_CONNECTION_STRING">;
  /** For what is kept besides the database; the host's own storage is another setting. */
  readonly blobConnectionString: Value<"BLOB_CONNECTION_STRING">;
  readonly smtpUrl: Value<"SMTP_URL">;
  readonly mailFrom: Value<"MAIL_FROM">;
  readonly clients: Value<"CLIENTS">;
  /** Which catalogue edition is in force where and when. */
  readonly catalogueEditions: Value<"CATALOGUE_EDITIONS">;
  /** The operator's mailboxes in place of those the editions name. */
  readonly catalogueContacts: Value<"CATALOGUE_CONTACTS">;
  readonly seedKeys: Value<"SEED_KEYS">;
  /** The first writes; both read. */
  readonly codeCheckKeys: Value<"CODE_CHECK_KEYS">;
  readonly manifestKeys: Value<"MANIFEST_KEYS">;
  readonly personKey: Value<"PERSON_KEY">;
  /** Without a final slash. */
  readonly problemBaseUrl: Value<"PROBLEM_BASE_URL">;
};

/** The app does not start with these settings. One line per wrong one, which names it and never its value. */
class WrongSettingsError extends Error {
  override readonly name = "WrongSettingsError";
}

/**
 * How the base64 of any secret begins whose first bytes are `development only`. Such secrets are published with the
 * sources.
 */
const DEVELOPMENT_MARK = Buffer.from("development only").toString("base64").slice(0, 20);

/** Reads the app's settings once, at start. @throws {WrongSettingsError} */
export function readSettings(environment: Environment): Settings {
  const wrong: string[] = publishedSecretsIn(environment);
  const read = <Name extends SettingName>(name: Name): Value<Name> | undefined => {
    const { schema, requirement } = SETTING_FORMS[name];
    const parsed = schema.safeParse(environment[name]);
    if (parsed.success) return parsed.data as Value<Name>;
    wrong.push(`${name} ${environment[name] === undefined ? "is missing and " : ""}${requirement}`);
    return undefined;
  };
  const settings = {
    cosmosConnectionString: read("COSMOS_CONNECTION_STRING"),
    serviceBusConnectionString: read("SERVICE_BUS_CONNECTION_STRING"),
    journalConnectionString: read("JOURNAL_CONNECTION_STRING"),
    blobConnectionString: read("BLOB_CONNECTION_STRING"),
    smtpUrl: read("SMTP_URL"),
    mailFrom: read("MAIL_FROM"),
    clients: read("CLIENTS"),
    catalogueEditions: read("CATALOGUE_EDITIONS"),
    catalogueContacts: read("CATALOGUE_CONTACTS"),
    seedKeys: read("SEED_KEYS"),
    codeCheckKeys: read("CODE_CHECK_KEYS"),
    manifestKeys: read("MANIFEST_KEYS"),
    personKey: read("PERSON_KEY"),
    problemBaseUrl: read("PROBLEM_BASE_URL"),
  };
  if (wrong.length > 0 || !isComplete(settings)) throw new WrongSettingsError(wrong.join("\n"));
  return settings;
}

type Incomplete = { readonly [Name in keyof Settings]: Settings[Name] | undefined };

const isComplete = (settings: Incomplete): settings is Settings =>
  Object.values(settings).every((value) => value !== undefined);

function publishedSecretsIn(environment: Environment): string[] {
  const endpoint = cosmosEndpointOf(environment.COSMOS_CONNECTION_STRING ?? "");
  if (endpoint !== undefined && isLoopback(endpoint)) return [];
  return Object.keys(SETTING_FORMS)
    .filter((name) => environment[name]?.includes(DEVELOPMENT_MARK))
    .map((name) => `${name} holds a development secret, which is for a database on loopback only`);
}
