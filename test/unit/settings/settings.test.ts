import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { type Environment, readSettings } from "#functions/settings.ts";
import sample from "../../../local.settings.sample.json" with { type: "json" };

const development: Environment = sample.Values;
const base64 = (bytes: number, fill = 7) => Buffer.alloc(bytes, fill).toString("base64");
const reseller = {
  id: "lar-one",
  role: "reseller",
  name: "One",
  email: "orders@one.example",
  secrets: [`whsec_${base64(32)}`],
};
const production: Environment = {
  ...development,
  COSMOS_CONNECTION_STRING: `AccountEndpoint=https://vouchsafe.documents.azure.com:443/;AccountKey=${base64(64)};`,
  CLIENTS: JSON.stringify([reseller]),
  SEED_KEYS: JSON.stringify({ current: "b", keys: { a: base64(32), b: base64(32, 8) } }),
  CODE_CHECK_KEYS: JSON.stringify([base64(32), base64(32, 8)]),
  MANIFEST_KEYS: JSON.stringify({ current: "m", keys: { m: base64(32) } }),
  PERSON_KEY: base64(32),
};

const periods = (...given: readonly { readonly from?: string; readonly to?: string }[]) =>
  JSON.stringify({ "*": given.map((period) => ({ edition: "C-2019-zh", ...period })) });

function complaint(environment: Environment): string {
  try {
    readSettings(environment);
    return "";
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : "";
  }
}

describe("the sample settings", () => {
  it("start the app on one machine", () => {
    const settings = readSettings(development);

    expect(settings.mailFrom).toEqual({ name: "Vouchsafe", email: "no-reply@vouchsafe.example" });
    expect(settings.problemBaseUrl).toBe("https://vouchsafe.example");
    expect(settings.clients.map(({ id, role }) => [id, role])).toEqual([
      ["lar-demo", "reseller"],
      ["publisher", "publisher"],
    ]);
    expect(settings.seedKeys.keys.get(settings.seedKeys.current)?.reveal()).toHaveLength(32);
  });

  it("show nothing secret when they are printed", () => {
    const settings = readSettings(development);

    const printed = inspect(settings, { depth: 10 }) + JSON.stringify(settings);

    expect(printed).not.toMatch(/ZGV2|C2y6|SAS_KEY/);
    expect(printed).toContain("lar-demo@reseller.example");
  });

  it.each(["CLIENTS", "SEED_KEYS", "CODE_CHECK_KEYS", "MANIFEST_KEYS", "PERSON_KEY"])(
    "hold in %s development secrets, which no other database is started with",
    (name) => {
      const said = complaint({ ...production, [name]: development[name] });

      expect(said).toBe(
        `WrongSettingsError: ${name} holds a development secret, which is for a database on loopback only`,
      );
    },
  );
});

describe("settings of an installation", () => {
  it("(R-34, R-54): put C into force everywhere and name no mailboxes, unless they say otherwise", () => {
    const { CATALOGUE_EDITIONS: _, ...silent } = production;

    expect(readSettings(silent)).toMatchObject({
      catalogueEditions: { "*": [{ edition: "C-2019-zh" }] },
      catalogueContacts: {},
    });
  });

  it("put editions into force by market and moment", () => {
    const text =
      '{"*":[{"edition":"B-2019-fr","to":"2027-01-01T00:00:00Z"},{"edition":"C-2019-zh","from":"2027-01-01T00:00:00Z"}]}';

    expect(readSettings({ ...production, CATALOGUE_EDITIONS: text }).catalogueEditions).toEqual({
      "*": [
        { edition: "B-2019-fr", to: "2027-01-01T00:00:00.000Z" },
        { edition: "C-2019-zh", from: "2027-01-01T00:00:00.000Z" },
      ],
    });
  });

  it.each([
    "DefaultEndpointsProtocol=https;AccountName=vouchsafe;AccountKey=a2V5;EndpointSuffix=core.windows.net",
    "AccountName=vouchsafe;AccountKey=a2V5;BlobEndpoint=https://vouchsafe.blob.core.windows.net/",
  ])("take the storage account %s", (text) => {
    const { blobConnectionString } = readSettings({ ...production, BLOB_CONNECTION_STRING: text });

    expect(blobConnectionString.reveal()).toBe(text);
  });

  it("are read with two keys of each kind while keys are rolled", () => {
    const settings = readSettings({ ...production, PROBLEM_BASE_URL: "https://docs.example.org/api/" });

    expect(settings.codeCheckKeys.map((key) => key.reveal().at(0))).toEqual([7, 8]);
    expect([...settings.seedKeys.keys.keys()]).toEqual(["a", "b"]);
    expect(settings.problemBaseUrl).toBe("https://docs.example.org/api");
    expect(settings.cosmosConnectionString.reveal()).toBe(production.COSMOS_CONNECTION_STRING);
  });

  const withClient = (change: object) => JSON.stringify([{ ...reseller, ...change }]);
  it.each([
    ["COSMOS_CONNECTION_STRING", "a URL alone", "https://vouchsafe.documents.azure.com"],
    ["COSMOS_CONNECTION_STRING", "plain http beyond loopback", "AccountEndpoint=http://db.example/;AccountKey=a;"],
    ["SERVICE_BUS_CONNECTION_STRING", "no key", "Endpoint=sb://x.example;SharedAccessKeyName=k"],
    ["JOURNAL_CONNECTION_STRING", "no key", "DefaultEndpointsProtocol=https;AccountName=journal"],
    [
      "JOURNAL_CONNECTION_STRING",
      "a signature for a key",
      "BlobEndpoint=https://journal.example;SharedAccessSignature=s",
    ],
    [
      "JOURNAL_CONNECTION_STRING",
      "plain http beyond loopback",
      "DefaultEndpointsProtocol=http;AccountName=journal;AccountKey=a",
    ],
    ["SMTP_URL", "another scheme", "http://mail.example"],
    ["SMTP_URL", "no host", "smtp://user:password@"],
    ["MAIL_FROM", "an address alone", "no-reply@vouchsafe.example"],
    ["MAIL_FROM", "no address", "Vouchsafe <nobody>"],
    ["MAIL_FROM", "a line break", "Vouch\nsafe <no-reply@vouchsafe.example>"],
    ["CLIENTS", "no JSON", "[{"],
    ["CLIENTS", "a client twice", JSON.stringify([reseller, reseller])],
    ["CLIENTS", "no secret", withClient({ secrets: [] })],
    ["CLIENTS", "three secrets", withClient({ secrets: [1, 2, 3].map((n) => `whsec_${base64(32, n)}`) })],
    ["CLIENTS", "a short secret", withClient({ secrets: [`whsec_${base64(23)}`] })],
    ["CLIENTS", "a secret without its prefix", withClient({ secrets: [base64(32)] })],
    ["CLIENTS", "an unknown role", withClient({ role: "admin" })],
    ["CLIENTS", "an unknown member", withClient({ admin: true })],
    ["CLIENTS", "a reseller without an address", withClient({ email: undefined })],
    ["CLIENTS", "a reseller that takes the publisher's name", withClient({ id: "publisher" })],
    ["CLIENTS", "a publisher of another name", withClient({ role: "publisher" })],
    ["CLIENTS", "an id that is no path segment", withClient({ id: "a/b" })],
    ["CLIENTS", "an authorisation without a day", withClient({ academicAuthorisation: { evidence: "Contract 7" } })],
    ["CATALOGUE_EDITIONS", "no JSON", "C-2019-zh"],
    ["CATALOGUE_EDITIONS", "an edition nobody knows", '{"*":[{"edition":"Z-2031-en"}]}'],
    ["CATALOGUE_EDITIONS", "nothing for other markets", '{"DE":[{"edition":"A-2019-de"}]}'],
    [
      "CATALOGUE_EDITIONS",
      "a market of three letters",
      '{"*":[{"edition":"C-2019-zh"}],"DEU":[{"edition":"A-2019-de"}]}',
    ],
    ["CATALOGUE_EDITIONS", "a market without periods", '{"*":[]}'],
    ["CATALOGUE_EDITIONS", "a local time", periods({ from: "2027-01-01T00:00:00+01:00" })],
    [
      "CATALOGUE_EDITIONS",
      "an end before its start",
      periods({ from: "2027-01-02T00:00:00Z", to: "2027-01-01T00:00:00Z" }),
    ],
    [
      "CATALOGUE_EDITIONS",
      "an end at its start",
      periods({ from: "2027-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z" }),
    ],
    [
      "CATALOGUE_EDITIONS",
      "two editions at once",
      periods({ to: "2027-01-02T00:00:00Z" }, { from: "2027-01-01T00:00:00Z" }),
    ],
    ["CATALOGUE_EDITIONS", "one after one without an end", periods({}, { from: "2027-01-01T00:00:00Z" })],
    ["CATALOGUE_CONTACTS", "no address", '{"salesEmail":"sales"}'],
    ["CATALOGUE_CONTACTS", "an unknown member", '{"supportEmail":"support@publisher.example"}'],
    ["SEED_KEYS", "a short key", JSON.stringify({ current: "a", keys: { a: base64(31) } })],
    ["SEED_KEYS", "a long key", JSON.stringify({ current: "a", keys: { a: base64(33) } })],
    ["SEED_KEYS", "a current key that is missing", JSON.stringify({ current: "b", keys: { a: base64(32) } })],
    ["SEED_KEYS", "a key twice", `{"current":"a","keys":{"a":"${base64(32)}","a":"${base64(32, 8)}"}}`],
    ["CODE_CHECK_KEYS", "no key", "[]"],
    ["CODE_CHECK_KEYS", "three keys", JSON.stringify([base64(32), base64(32), base64(32)])],
    ["CODE_CHECK_KEYS", "a short key", JSON.stringify([base64(31)])],
    ["MANIFEST_KEYS", "a short key", JSON.stringify({ current: "m", keys: { m: base64(31) } })],
    ["MANIFEST_KEYS", "a current key that is missing", JSON.stringify({ current: "n", keys: { m: base64(32) } })],
    ["BLOB_CONNECTION_STRING", "a URL alone", "https://vouchsafe.blob.core.windows.net"],
    [
      "BLOB_CONNECTION_STRING",
      "plain http beyond loopback",
      "BlobEndpoint=http://x.example;AccountName=a;AccountKey=b",
    ],
    ["PERSON_KEY", "a short key", base64(31)],
    ["PERSON_KEY", "no canonical base64", base64(32).replace("=", "")],
    ["PROBLEM_BASE_URL", "plain http", "http://docs.example"],
    ["PROBLEM_BASE_URL", "a query", "https://docs.example?x=1"],
  ])("refuse %s with %s, in one line without the value", (name, _kind, value) => {
    const said = complaint({ ...production, [name]: value });

    expect(said).toMatch(new RegExp(`^WrongSettingsError: ${name} must be [^\n]+$`));
    expect(said).not.toContain(value);
  });

  it("name every missing setting, each in its line", () => {
    const said = complaint({}).split("\n");

    expect(said).toHaveLength(11);
    expect(said.at(-1)).toBe("PERSON_KEY is missing and must be base64 of 32 bytes or more");
  });
});
