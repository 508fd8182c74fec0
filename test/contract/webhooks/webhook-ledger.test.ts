import { createHmac } from "node:crypto";
import { CosmosClient } from "@azure/cosmos";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import containers from "#infra/cosmos.json" with { type: "json" };
import { type CosmosStandIn, startCosmos } from "#infra/local/cosmos/server.ts";
import { Documents } from "#shared/adapters/cosmos/documents.ts";
import { createClaim } from "#shared/adapters/cosmos/webhook-ledger.ts";
import { instant } from "#shared/kernel/instant.ts";
import { Secret } from "#shared/kernel/secret.ts";

const KEY = Buffer.from("any key will do").toString("base64");

describe("claiming a webhook id", () => {
  let cosmos: CosmosStandIn;
  let client: CosmosClient;
  let claim: ReturnType<typeof createClaim>;

  beforeAll(async () => {
    cosmos = await startCosmos({ key: KEY, database: containers.database, containers: containers.containers });
    client = new CosmosClient({ endpoint: cosmos.endpoint, key: KEY });
    const documents = new Documents(async () => client.database(containers.database).container("webhooks"));
    claim = createClaim({
      documents,
      clock: () => instant("2026-11-25T09:00:00Z"),
      key: new Secret(Buffer.alloc(32, 1)),
    });
  });
  afterAll(async () => {
    client.dispose();
    await cosmos.close();
  });

  it("is the first one for a new id, and says by whom, for what and when", async () => {
    const outcome = await claim("lar-demo", "msg_1", "a".repeat(64))();

    expect(outcome).toEqual({ ok: true, value: "first" });
    expect(cosmos.documents("webhooks").map(({ body }) => JSON.parse(body) as unknown)).toContainEqual(
      expect.objectContaining({
        id: "msg_1",
        principal: "lar-demo",
        contentHash: createHmac("sha256", Buffer.alloc(32, 1)).update("a".repeat(64)).digest("hex"),
        at: "2026-11-25T09:00:00.000Z",
      }),
    );
  });

  it("is a repeat for the same content", async () => {
    await claim("lar-demo", "msg_2", "a".repeat(64))();

    const outcome = await claim("lar-demo", "msg_2", "a".repeat(64))();

    expect(outcome).toEqual({ ok: true, value: "repeat" });
  });

  it("is refused for other content", async () => {
    await claim("lar-demo", "msg_3", "a".repeat(64))();

    const outcome = await claim("lar-demo", "msg_3", "b".repeat(64))();

    expect(outcome).toEqual({ ok: false, refusal: "idempotency-key-reuse" });
  });

  it("keeps the ids of two principals apart", async () => {
    await claim("lar-demo", "msg_4", "a".repeat(64))();

    const outcome = await claim("publisher", "msg_4", "b".repeat(64))();

    expect(outcome).toEqual({ ok: true, value: "first" });
  });

  it("takes one request when the id is new and two when it is not", async () => {
    await claim("lar-demo", "msg_6", "a".repeat(64))();
    const before = cosmos.meter.mark();

    await claim("lar-demo", "msg_7", "a".repeat(64))();
    const forNew = cosmos.meter.since(before).operations.map(({ operation }) => operation);
    const between = cosmos.meter.mark();
    await claim("lar-demo", "msg_6", "a".repeat(64))();
    const forKnown = cosmos.meter.since(between).operations.map(({ operation }) => operation);

    expect(forNew).toEqual(["create"]);
    expect(forKnown).toEqual(["create", "read"]);
  });

  it("lets exactly one of many simultaneous claims be the first", async () => {
    const claims = Array.from({ length: 20 }, () => claim("lar-demo", "msg_5", "a".repeat(64))());

    const outcomes = await Promise.all(claims);

    expect(outcomes.filter((outcome) => outcome.ok && outcome.value === "first")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.ok && outcome.value === "repeat")).toHaveLength(19);
  });
});
