import { expect, it, onTestFinished } from "vitest";
import { type Azurite, startAzurite } from "#infra/local/azurite/server.ts";
import { openBlobContainer } from "#shared/adapters/blob/containers.ts";
import { BlobJournal } from "#shared/adapters/blob/journal.ts";
import { BlobJournalPosition } from "#shared/adapters/blob/journal-position.ts";
import { CosmosLotRepository } from "#shared/adapters/cosmos/lot-repository.ts";
import { CosmosRedemptions } from "#shared/adapters/cosmos/redemptions.ts";
import { createJournalRedemptions } from "#shared/codes/use-cases/journal-redemptions.ts";
import { instant } from "#shared/kernel/instant.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import { readAll } from "#test/contract/journal/journal.ts";
import { startDocuments } from "#test/support/cosmos-documents.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";
import { ada, openedLot, redeemedCode } from "#test/unit/codes/lot-fixture.ts";

const lot = openedLot();

/** Journalling as it is wired, over storage that can be taken away and brought back, and a database. */
async function startJournalling() {
  const { cosmos, documents } = await startDocuments("lots");
  const folder = temporaryFolder("journal");
  let azurite: Azurite = await startAzurite({ folder });
  const { port, connectionString } = azurite;
  onTestFinished(() => azurite.close());
  const container = openBlobContainer(new Secret(connectionString));
  const clock = () => instant("2026-12-18T01:00:00Z");
  const journal = new BlobJournal(() => container("journal"), clock);
  const position = new BlobJournalPosition(() => container("journal-position"), "database.example");
  const run = createJournalRedemptions({ feed: new CosmosRedemptions(documents), journal, position, clock });
  const lots = new CosmosLotRepository(documents);
  await lots.create(lot);
  return {
    cosmos,
    run,
    redeem: (index: number) => lots.redeem(redeemedCode(lot, { index }), ada),
    storage: {
      goAway: () => azurite.close(),
      comeBack: async () => {
        azurite = await startAzurite({ folder, port });
      },
    },
    indexes: async () => (await readAll(journal)).flatMap(({ entries }) => entries.map(({ index }) => index)),
  };
}

it("what is redeemed while the journal's storage is away is journalled once it is back", async () => {
  const { run, redeem, storage, indexes } = await startJournalling();
  await redeem(0);
  await run();

  await storage.goAway();
  await redeem(1);
  await expect(run()).rejects.toThrow(/ECONNREFUSED/);
  await redeem(2);
  await storage.comeBack();

  expect(await run()).toEqual({ journalled: 2 });
  expect(await indexes()).toEqual([0, 1, 2]);
});

it("what was redeemed before the database went away is journalled once it is back", async () => {
  const { cosmos, run, redeem, indexes } = await startJournalling();
  await redeem(0);
  const outage = cosmos.faults.inject({ fault: { kind: "drop", when: "before" }, container: "lots" });

  await expect(run()).rejects.toThrow(UnavailableError);
  outage.remove();
  await run();

  expect(await indexes()).toEqual([0]);
});
