import { afterAll, beforeAll, expect, it } from "vitest";
import { createApiClient } from "#infra/client/api-client.ts";
import { placeOrder, type RunningStack, registerAgreement, startRunningStack } from "#test/support/running-stack.ts";

const secretOf = (text: string) => `whsec_${Buffer.from(`development only: ${text}`).toString("base64")}`;
const OLD = secretOf("lar-demo signs with this");
const NEW = secretOf("lar-demo will sign with this");
const PUBLISHER = secretOf("publisher signs with this");

type ListedClient = {
  readonly id: string;
  readonly secrets: readonly { readonly keyId: string; readonly lastUsedAt: string | null }[];
};

let running: RunningStack;

beforeAll(async () => {
  const clients = [
    { id: "lar-demo", role: "reseller", name: "Demo", email: "lar-demo@reseller.example", secrets: [OLD, NEW] },
    { id: "publisher", role: "publisher", name: "Publisher", secrets: [PUBLISHER] },
  ];
  running = await startRunningStack(undefined, { env: { CLIENTS: JSON.stringify(clients) } });
  await registerAgreement(running);
});
afterAll(() => running.stack.stop());

const listClients = async () => {
  const path = "/api/publisher/clients";
  const { body } = await running.api.signed<ListedClient[]>({ client: "publisher", method: "GET", path });
  return body;
};
const usesOf = async (id: string) =>
  (await listClients()).find((client) => client.id === id)?.secrets.map(({ lastUsedAt }) => lastUsedAt !== null);

/** The same stack, called by a reseller whose own system was given another secret. */
const signingWith = (secret: string): RunningStack => ({
  ...running,
  api: createApiClient({
    url: running.stack.urls.functions,
    callers: [{ id: "lar-demo", secret }],
    now: running.stack.clock.now,
  }),
});

it("an operator sees which of a client's two secrets verifies its requests, and when it last did", async () => {
  const before = await usesOf("lar-demo");
  const forged = await placeOrder(signingWith(secretOf("somebody else signs with this")));
  const afterForged = await usesOf("lar-demo");
  await placeOrder(running);
  const afterOld = await usesOf("lar-demo");
  await placeOrder(signingWith(NEW));

  expect(forged.status).toBe(401);
  expect([before, afterForged, afterOld, await usesOf("lar-demo")]).toEqual([
    [false, false],
    [false, false],
    [true, false],
    [true, true],
  ]);
});

it("the list names secrets and never tells them, and is the publisher's alone", async () => {
  const text = JSON.stringify(await listClients());
  const asReseller = await running.api.signed({ client: "lar-demo", method: "GET", path: "/api/publisher/clients" });

  expect([OLD, NEW, PUBLISHER].filter((secret) => text.includes(secret.slice("whsec_".length, 40)))).toEqual([]);
  expect(JSON.parse(text)).toMatchObject([
    { id: "lar-demo", secrets: [{ keyId: expect.stringMatching(/^[0-9a-f]{8}$/) }, {}] },
    { id: "publisher", secrets: [{ lastUsedAt: expect.stringMatching(/Z$/) }] },
  ]);
  expect(asReseller.status).toBe(401);
});
