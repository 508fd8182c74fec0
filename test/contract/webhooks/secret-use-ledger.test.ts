import { describe, expect, it } from "vitest";
import { CosmosSecretUseLedger } from "#shared/adapters/cosmos/secret-use-ledger.ts";
import { createClaim } from "#shared/adapters/cosmos/webhook-ledger.ts";
import { instant } from "#shared/kernel/instant.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { startDocuments } from "#test/support/cosmos-documents.ts";

const [early, late] = [instant("2026-12-18T01:00:00Z"), instant("2026-12-18T02:00:00Z")];

async function openLedger() {
  const { cosmos, documents } = await startDocuments("webhooks");
  return { cosmos, documents, ledger: new CosmosSecretUseLedger(documents) };
}

describe("the ledger of secrets in use", () => {
  it("knows nothing of a client that was never seen", async () => {
    const { ledger } = await openLedger();

    expect(await ledger.read("lar-demo")).toEqual({});
  });

  it("keeps the later moment of each key, for each client apart", async () => {
    const { ledger } = await openLedger();

    await ledger.merge("lar-demo", { aaaaaaaa: late });
    await ledger.merge("lar-demo", { aaaaaaaa: early, bbbbbbbb: early });

    expect(await ledger.read("lar-demo")).toEqual({ aaaaaaaa: late, bbbbbbbb: early });
    expect(await ledger.read("lar-other")).toEqual({});
  });

  it("loses none of the keys that instances write at the same moment", async () => {
    const { ledger } = await openLedger();

    await Promise.all(["aaaaaaaa", "bbbbbbbb", "cccccccc"].map((keyId) => ledger.merge("lar-demo", { [keyId]: late })));

    expect(Object.keys(await ledger.read("lar-demo")).toSorted()).toEqual(["aaaaaaaa", "bbbbbbbb", "cccccccc"]);
  });

  it("shares the partition with webhook ids and meets none of them", async () => {
    const { ledger, documents } = await openLedger();
    await ledger.merge("lar-demo", { aaaaaaaa: late });
    const claim = createClaim({ documents, clock: () => late, key: new Secret(Buffer.alloc(32, 1)) });

    const outcome = await claim("lar-demo", "secret-use", "a".repeat(64))();

    expect(outcome).toEqual({ ok: true, value: "first" });
  });
});
