import { JournalAudit, type JournalFindings } from "#shared/codes/domain/journal-audit.ts";
import type { Journal, StoredRedemptions } from "#shared/codes/ports.ts";
import type { Clock } from "#shared/kernel/instant.ts";

export type VerifyJournal = () => Promise<JournalFindings>;

type Dependencies = {
  readonly journal: Pick<Journal, "blobs">;
  readonly redemptions: StoredRedemptions;
  readonly clock: Clock;
};

/**
 * Compares the whole journal with every redemption in the store. The journal is read first: all its lines came from
 * the store, so what is redeemed meanwhile is at most not in the journal yet.
 */
export const createVerifyJournal =
  ({ journal, redemptions, clock }: Dependencies): VerifyJournal =>
  async () => {
    const audit = new JournalAudit();
    for await (const { name, lines } of journal.blobs()) {
      const addLine = audit.openBlob(name);
      for await (const line of lines) addLine(line);
    }
    for await (const entry of redemptions.all()) audit.addStored(entry, clock());
    return audit.findings();
  };
