import type { Documents, Stored } from "#shared/adapters/cosmos/documents.ts";
import { entryOf, type JournalEntry } from "#shared/codes/domain/journal.ts";
import type { RedeemedCode, TouchedCode } from "#shared/codes/domain/redemption.ts";
import type { RedemptionFeed, StoredRedemptions } from "#shared/codes/ports.ts";

/** Small enough that the lines of a page are one block of a blob, and that a page is read in time. */
const FEED_PAGE = 500;

type AnyDocument = Stored & ({ readonly kind: "lot" | "person" } | (TouchedCode & { readonly kind: "code" }));

/** The redemptions among all that is in the container `lots`: as they come in, and as they stand. */
export class CosmosRedemptions implements RedemptionFeed, StoredRedemptions {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async after(position: string | undefined) {
    const changes = await this.#documents.changes<AnyDocument>(position, FEED_PAGE);
    if (changes === undefined) return undefined;
    const entries = changes.documents.flatMap((document) =>
      document.kind === "code" ? (entryOf(document) ?? []) : [],
    );
    return { entries, position: changes.position };
  }

  async *all(): AsyncIterable<JournalEntry> {
    const query = `SELECT * FROM c WHERE c.state IN ("redeemed", "unlocked")`;
    for await (const code of this.#documents.everywhere<RedeemedCode>({ query })) {
      const entry = entryOf(code);
      if (entry !== undefined) yield entry;
    }
  }
}
