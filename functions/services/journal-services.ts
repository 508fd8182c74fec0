import type { Platform } from "#functions/services/platform.ts";
import { cosmosEndpointOf } from "#functions/setting-forms.ts";
import type { Settings } from "#functions/settings.ts";
import { openBlobContainer } from "#shared/adapters/blob/containers.ts";
import { BlobJournal } from "#shared/adapters/blob/journal.ts";
import { BlobJournalPosition } from "#shared/adapters/blob/journal-position.ts";
import { CosmosRedemptions } from "#shared/adapters/cosmos/redemptions.ts";
import { createJournalRedemptions } from "#shared/codes/use-cases/journal-redemptions.ts";
import { createVerifyJournal } from "#shared/codes/use-cases/verify-journal.ts";

/** The position lies apart from the journal, so that the journal's container may forbid changing anything. */
const [JOURNAL, POSITION] = ["journal", "journal-position"];

export function createJournalServices(
  { clock, documents }: Pick<Platform, "clock" | "documents">,
  { journalConnectionString, cosmosConnectionString }: Settings,
) {
  const container = openBlobContainer(journalConnectionString);
  const database = cosmosEndpointOf(cosmosConnectionString.reveal())?.host ?? "";
  const journal = new BlobJournal(() => container(JOURNAL), clock);
  const position = new BlobJournalPosition(() => container(POSITION), database);
  const redemptions = new CosmosRedemptions(documents("lots"));
  return {
    journalRedemptions: createJournalRedemptions({ feed: redemptions, journal, position, clock }),
    verifyJournal: createVerifyJournal({ journal, redemptions, clock }),
  };
}
