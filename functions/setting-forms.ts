import { z } from "zod";
import { editionContacts, editionSchedule } from "#functions/catalogue/catalogue-settings.ts";
import { PUBLISHER } from "#functions/http/clients.ts";
import { canonicalBase64, MAX_SECRETS, webhookSecret } from "#functions/http/signature.ts";
import { parseStrictJson } from "#functions/http/strict-json.ts";
import { DEFAULT_SCHEDULE } from "#shared/catalogue/domain/edition-schedule.ts";
import type { Mailbox } from "#shared/contracts/mail-request.ts";
import { lineOfText } from "#shared/contracts/text.ts";
import { isLoopback } from "#shared/kernel/loopback.ts";
import { Secret } from "#shared/kernel/secret.ts";

/** How one setting is read, and the sentence said when it cannot be; the sentence never holds the value. */
export type SettingForm<Value> = { readonly requirement: string; readonly schema: z.ZodType<Value> };

const RING_KEY_BYTES = 32;
const MIN_KEY_BYTES = 32;
const CLIENT_ID = /^[a-z0-9][a-z0-9-]{0,62}$/;
const KEY_ID = /^[A-Za-z0-9_-]{1,32}$/;
const MAIL_FROM = /^([^<>"\p{Cc}]{1,100}?) ?<([^\s<>]{3,254})>$/u;

/** Reads text into a value; undefined means that it has not the required form. */
const readAs = <Value>(read: (text: string) => Value | undefined): z.ZodType<Value> =>
  z.string().transform((text, { addIssue }) => {
    const value = read(text);
    if (value !== undefined) return value;
    addIssue({ code: "custom" });
    return z.NEVER;
  });

const readAsJson = <Schema extends z.ZodType>(schema: Schema) =>
  readAs((text) => {
    const parsed = schema.safeParse(jsonIn(text));
    return parsed.success ? parsed.data : undefined;
  });

/** What is no JSON is undefined, which no schema here takes. */
function jsonIn(text: string): unknown {
  try {
    return parseStrictJson(Buffer.from(text));
  } catch {
    return undefined;
  }
}

const secretText = (form: RegExp) => readAs((text) => (form.test(text) ? new Secret(text) : undefined));

const key = (isRightLength: (bytes: number) => boolean) =>
  readAs((text) => {
    const bytes = canonicalBase64(text);
    return bytes !== undefined && isRightLength(bytes.length) ? new Secret(bytes) : undefined;
  });

/** Keys by id; the current one makes what is new, all of them read what there is. */
const keyRing = z
  .strictObject({
    current: z.string(),
    keys: z.record(
      z.string().regex(KEY_ID),
      key((n) => n === RING_KEY_BYTES),
    ),
  })
  .transform(({ current, keys }) => ({ current, keys: new Map(Object.entries(keys)) }))
  .refine(({ current, keys }) => keys.has(current));

const KEY_RING_REQUIREMENT =
  'must be {"current": <key id>, "keys": {<key id>: <base64 of 32 bytes>}} with the current one among them';

const client = z
  .strictObject({
    id: z.string().regex(CLIENT_ID),
    role: z.enum(["reseller", "publisher"]),
    name: z.string().min(1).max(200),
    email: z.email().max(254).optional(),
    secrets: z.array(readAs(webhookSecret)).min(1).max(MAX_SECRETS),
    academicAuthorisation: z.strictObject({ evidence: lineOfText(500), on: z.iso.date() }).exactOptional(),
  })
  .refine(({ id, role }) => (role === "publisher") === (id === PUBLISHER))
  .refine(({ role, email }) => role !== "reseller" || email !== undefined)
  .refine(({ role, academicAuthorisation }) => role === "reseller" || academicAuthorisation === undefined)
  .transform(({ email, ...rest }) => (email === undefined ? rest : { ...rest, email }));

const clients = z.array(client).refine((list) => new Set(list.map(({ id }) => id)).size === list.length);

/** Where the database is; undefined when the connection string does not say so in the required form. */
export function cosmosEndpointOf(connectionString: string): URL | undefined {
  const [, endpoint = ""] = /^AccountEndpoint=([^;]+);AccountKey=[^;]+;?$/.exec(connectionString) ?? [];
  return secureUrl(endpoint);
}

/** Where a storage account's blobs are; undefined when the connection string does not say so in the required form. */
export function blobEndpointOf(connectionString: string): URL | undefined {
  if (connectionString === "UseDevelopmentStorage=true") return new URL("http://127.0.0.1:10000/devstoreaccount1");
  const part = (name: string) => new RegExp(`(?:^|;)${name}=([^;]+)(?:;|$)`).exec(connectionString)?.[1];
  const [account, key, suffix = "core.windows.net"] = ["AccountName", "AccountKey", "EndpointSuffix"].map(part);
  if (account === undefined || key === undefined) return undefined;
  return secureUrl(part("BlobEndpoint") ?? `${part("DefaultEndpointsProtocol")}://${account}.blob.${suffix}`);
}

function secureUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return undefined;
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url)) ? url : undefined;
}

function mailboxIn(text: string): Mailbox | undefined {
  const [, name, address] = MAIL_FROM.exec(text) ?? [];
  const email = z.email().safeParse(address);
  return name !== undefined && name.trim() !== "" && email.success ? { name, email: email.data } : undefined;
}

function baseUrlIn(text: string): string | undefined {
  const isPlain = /^https:\/\/[^\s?#@]+$/.test(text) && URL.canParse(text);
  return isPlain ? text.replace(/\/+$/, "") : undefined;
}

const storageAccount = {
  requirement: "must be a storage account's connection string with name and key, https beyond loopback",
  schema: readAs((text) => (blobEndpointOf(text) === undefined ? undefined : new Secret(text))),
};

/** In the order in which wrong ones are named. */
export const SETTING_FORMS = {
  COSMOS_CONNECTION_STRING: {
    requirement: "must be AccountEndpoint=<URL, https beyond loopback>;AccountKey=<key>;",
    schema: readAs((text) => (cosmosEndpointOf(text) === undefined ? undefined : new Secret(text))),
  },
  SERVICE_BUS_CONNECTION_STRING: {
    requirement: "must be Endpoint=sb://<host>;SharedAccessKeyName=<name>;SharedAccessKey=<key>",
    schema: secretText(/^Endpoint=sb:\/\/[^;\s]+;SharedAccessKeyName=[^;]+;SharedAccessKey=[^;]+(?:;|$)/),
  },
  JOURNAL_CONNECTION_STRING: storageAccount,
  BLOB_CONNECTION_STRING: storageAccount,
  SMTP_URL: {
    requirement: "must be smtp://<host>:<port> or smtps://<host>:<port>, with percent-encoded credentials if any",
    schema: readAs((text) =>
      /^smtps?:\/\/[^\s/?#]+\/?$/.test(text) && URL.canParse(text) ? new Secret(text) : undefined,
    ),
  },
  MAIL_FROM: {
    requirement: "must be <name> <<address>>, such as Vouchsafe <no-reply@example.org>",
    schema: readAs(mailboxIn),
  },
  CLIENTS: {
    requirement:
      'must be a JSON array of {id, role, name, email, secrets}: ids once each, role "reseller" with an email or "publisher" with the id "publisher", one or two secrets whsec_<base64 of 24 bytes or more>, and for a reseller of academic products academicAuthorisation {evidence, on}',
    schema: readAsJson(clients),
  },
  CATALOGUE_EDITIONS: {
    requirement:
      'must be a JSON object of market or "*": [{edition, from, to}], editions that exist, moments in UTC, in time order, without overlaps, and "*" among the markets',
    schema: readAsJson(editionSchedule).default(DEFAULT_SCHEDULE),
  },
  CATALOGUE_CONTACTS: {
    requirement: "must be a JSON object with purchaseEmail, salesEmail or both",
    schema: readAsJson(editionContacts).default({}),
  },
  SEED_KEYS: {
    requirement: KEY_RING_REQUIREMENT,
    schema: readAsJson(keyRing),
  },
  CODE_CHECK_KEYS: {
    requirement: "must be a JSON array of one or two keys, each base64 of 32 bytes or more",
    schema: readAsJson(z.union([z.tuple([longKey()]), z.tuple([longKey(), longKey()])])),
  },
  MANIFEST_KEYS: { requirement: KEY_RING_REQUIREMENT, schema: readAsJson(keyRing) },
  PERSON_KEY: { requirement: "must be base64 of 32 bytes or more", schema: longKey() },
  PROBLEM_BASE_URL: {
    requirement: "must be an https URL without query or fragment",
    schema: readAs(baseUrlIn).default("https://vouchsafe.example"),
  },
} as const satisfies Readonly<Record<string, SettingForm<unknown>>>;

function longKey() {
  return key((bytes) => bytes >= MIN_KEY_BYTES);
}
