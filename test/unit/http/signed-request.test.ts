import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Client, createFindClient } from "#functions/http/clients.ts";
import { RequestRefused } from "#functions/http/request-refused.ts";
import { webhookSecret } from "#functions/http/signature.ts";
import { signedMessage, signedQuery, signedRequest } from "#functions/http/signed-request.ts";
import { instant } from "#shared/kernel/instant.ts";
import {
  httpRequest,
  messageText,
  type RequestParts,
  signedHeaders,
  signedHttpRequest,
} from "#test/support/signed-request.ts";

const now = instant("2026-11-25T09:00:00Z");
const secrets = {
  "lar-demo": `whsec_${Buffer.alloc(32, 1).toString("base64")}`,
  "lar-other": `whsec_${Buffer.alloc(32, 2).toString("base64")}`,
  publisher: `whsec_${Buffer.alloc(32, 3).toString("base64")}`,
};
type Principal = keyof typeof secrets;

const clientOf = (id: Principal): Client => ({
  id,
  role: id === "publisher" ? "publisher" : "reseller",
  name: id,
  secrets: [webhookSecret(secrets[id])].filter((secret) => secret !== undefined),
});
const findClient = createFindClient([clientOf("lar-demo"), clientOf("lar-other"), clientOf("publisher")]);

const message = signedMessage(
  "order.placed",
  z.strictObject({
    purchaseOrderNumber: z.string().max(20),
    lines: z.array(z.strictObject({ sku: z.string(), quantity: z.int() })).max(3),
    testCentres: z.record(z.string(), z.string()).optional(),
  }),
);
const data = { purchaseOrderNumber: "PO-1", lines: [{ sku: "VOUCHER-1", quantity: 2 }] };
const path = "/api/resellers/lar-demo/orders";
const body = messageText("order.placed", data);

const signing = (principal: Principal = "lar-demo", id = "msg_1") => ({ secret: secrets[principal], at: now, id });
const used: string[] = [];
const noteSecretUse = (clientId: string) => void used.push(clientId);
const signer = (principal: string) =>
  ({ principal, role: "reseller", findClient, clock: () => now, noteSecretUse }) as const;
const read = (parts: Partial<RequestParts> = {}, signed = signing(), principal = "lar-demo") =>
  signedRequest(signedHttpRequest(signed, { path, body, ...parts }), { ...signer(principal), message });

async function refusal(reading: Promise<unknown>) {
  const error: unknown = await reading.then(
    () => "accepted",
    (reason: unknown) => reason,
  );
  return error instanceof RequestRefused ? { problem: error.problem, errors: error.errors } : error;
}
const problem = (name: string) => ({ problem: name, errors: [] });

describe("noting the use of a secret", () => {
  it("counts whoever was verified, whatever else was wrong, and nobody who was not", async () => {
    used.splice(0);

    await read();
    await refusal(read({ body: "{}" }, signing()));
    await refusal(read({}, signing("lar-other")));

    expect(used).toEqual(["lar-demo", "lar-demo"]);
  });
});

describe("reading a signed request", () => {
  it("gives the caller, the data and what the claim of the webhook id needs", async () => {
    const request = await read();

    expect(request.caller.id).toBe("lar-demo");
    expect(request.data).toEqual(data);
    expect(request.webhook.id).toBe("msg_1");
    expect(request.webhook.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(request.body.toString()).toBe(body);
  });

  it("hashes method, path, query and body, each of them", async () => {
    const requests = await Promise.all([
      read(),
      read({}, signing("lar-demo", "msg_2")),
      read({ method: "PUT" }),
      read({ path: `${path}?dry=1` }),
      read({ body: `${body} ` }),
    ]);

    const hashes = requests.map(({ webhook }) => webhook.contentHash);

    expect(hashes[1]).toBe(hashes[0]);
    expect(new Set(hashes).size).toBe(4);
  });

  it.each([
    ["another reseller's key on this path", () => read({}, signing("lar-other"))],
    ["a right key on another's path", () => read({}, signing(), "lar-other")],
    ["an unknown principal", () => read({}, signing(), "lar-nobody")],
    ["the publisher in a reseller's place", () => read({}, signing("publisher"), "publisher")],
    ["no signature", () => read({ headers: { "webhook-signature": "" } })],
    ["an empty body that nobody signed", () => read({ body: "", headers: { "webhook-signature": "v1,AAAA" } })],
  ])("answers %s with the one refusal", async (_kind, reading) => {
    expect(await refusal(reading())).toEqual(problem("webhook-unverified"));
  });

  it("checks in order: size, media type, signature, JSON, schema", async () => {
    const wrong = { headers: { "content-type": "text/plain", "webhook-id": "a.b" }, body: `{${" ".repeat(64 * 1024)}` };
    const steps: Partial<RequestParts>[] = [
      wrong,
      { ...wrong, body: "{" },
      { body: "{", headers: { "webhook-id": "a.b" } },
      { body: "{" },
      { body: "{}" },
    ];

    const refusals = await Promise.all(steps.map((step) => refusal(read(step))));

    expect(refusals).toMatchObject([
      { problem: "content-too-large" },
      { problem: "unsupported-media-type" },
      { problem: "webhook-unverified" },
      { problem: "malformed-json" },
      { problem: "validation" },
    ]);
  });

  it("answers an empty body that was signed as the malformed JSON it is", async () => {
    expect(await refusal(read({ body: "" }))).toMatchObject({ problem: "malformed-json" });
  });

  it("refuses another route's message, so that a captured one means nothing here", async () => {
    const reading = read({ body: messageText("order.cancelled", data) });

    expect(await refusal(reading)).toEqual({
      problem: "validation",
      errors: [{ pointer: "/type", code: "invalid-value" }],
    });
  });

  it.each(["2026-11-25", "2026-11-25T09:00:00+01:00", "2026-02-30T09:00:00Z", "2026-11-25T24:00:00Z", 1_764_061_200])(
    "refuses %j as the message's time",
    async (timestamp) => {
      const reading = read({ body: JSON.stringify({ type: "order.placed", timestamp, data }) });

      expect(await refusal(reading)).toMatchObject({ problem: "validation", errors: [{ pointer: "/timestamp" }] });
    },
  );

  it("points to members of the contract and never repeats a name of the caller's", async () => {
    const wrong = {
      purchaseOrderNumber: 7,
      lines: [
        { sku: "VOUCHER-1", quantity: "two" },
        { sku: "VOUCHER-1", quantity: 1, "jane@example.org": 1 },
      ],
      testCentres: { "jane@example.org": 7 },
      isApproved: true,
    };

    const refused = await refusal(read({ body: messageText("order.placed", wrong) }));

    expect(refused).toEqual({
      problem: "validation",
      errors: [
        { pointer: "/data/purchaseOrderNumber", code: "invalid-type" },
        { pointer: "/data/lines/0/quantity", code: "invalid-type" },
        { pointer: "/data/lines/1", code: "unrecognized-keys" },
        { pointer: "/data/testCentres", code: "invalid-type" },
        { pointer: "/data", code: "unrecognized-keys" },
      ],
    });
  });

  it.each(["__proto__", "constructor", "__defineGetter__"])("refuses a member %s", async (name) => {
    const text = messageText("order.placed", data).replace(
      '"purchaseOrderNumber"',
      `"${name}":{},"purchaseOrderNumber"`,
    );

    expect(await refusal(read({ body: text }))).toMatchObject({ problem: "validation" });
  });
});

describe("reading a body", () => {
  const padded = (bytes: number) => body + " ".repeat(bytes - body.length);

  it("takes 64 KiB and not a byte more", async () => {
    expect((await read({ body: padded(64 * 1024) })).data).toEqual(data);
    expect(await refusal(read({ body: padded(64 * 1024 + 1) }))).toEqual(problem("content-too-large"));
  });

  it("believes an announced length that is too large", async () => {
    const reading = read({ headers: { "content-length": "65537" } });

    expect(await refusal(reading)).toEqual(problem("content-too-large"));
  });

  it.each([
    "application/json",
    "Application/JSON",
    "application/json; charset=utf-8",
    'application/json;charset="UTF-8"',
  ])("takes %s", async (type) => {
    expect((await read({ headers: { "content-type": type } })).data).toEqual(data);
  });

  it.each([
    "",
    "text/plain",
    "application/json5",
    "application/problem+json",
    "application/json; charset=utf-16",
    "application/json; charset=utf-8; x=1",
    "application/json, text/plain",
  ])("refuses the media type %j", async (type) => {
    expect(await refusal(read({ headers: { "content-type": type } }))).toEqual(problem("unsupported-media-type"));
  });

  it.each(["gzip", "identity"])("refuses the content encoding %s", async (encoding) => {
    const reading = read({ headers: { "content-encoding": encoding } });

    expect(await refusal(reading)).toEqual(problem("unsupported-media-type"));
  });
});

describe("verifying a request without a body", () => {
  const query = `${path}/abc?locale=fr`;

  it("takes method, path and query in the body's place", () => {
    const request = signedHttpRequest(signing(), { path: query });

    expect(signedQuery(request, signer("lar-demo")).caller.id).toBe("lar-demo");
  });

  it.each([
    ["another path", `GET ${path}/abd?locale=fr`],
    ["another query", `GET ${path}/abc?locale=de`],
    ["another method", `POST ${query}`],
    ["nothing", ""],
  ])("refuses one that was signed for %s", (_kind, content) => {
    const request = httpRequest({ path: query, headers: signedHeaders(signing(), content) });

    expect(() => signedQuery(request, signer("lar-demo"))).toThrow("webhook-unverified");
  });
});
