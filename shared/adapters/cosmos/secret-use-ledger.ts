import type { Documents, Stored } from "#shared/adapters/cosmos/documents.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import { StaleVersionError } from "#shared/kernel/versioned.ts";

type LastUsed = Readonly<Record<string, Instant>>;
type SecretUseDocument = Stored & { readonly principal: string; readonly lastUsedAt: LastUsed };

/** No webhook id, which lie in the same partition: they have no full stop. */
const SECRET_USE = ".secret-use";

/** One document for each client in container `webhooks`: key ids and moments, never a secret. */
export class CosmosSecretUseLedger {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async read(clientId: string): Promise<LastUsed> {
    return (await this.#find(clientId))?.value.lastUsedAt ?? {};
  }

  /** Of two moments for one key the later is kept. Two requests, more only when another instance writes as well. */
  merge(clientId: string, lastUsed: LastUsed): Promise<void> {
    return retryWhenStale(async () => {
      const stored = await this.#find(clientId);
      const known = stored?.value.lastUsedAt ?? {};
      const newer = Object.entries(lastUsed).filter(([keyId, usedAt]) => usedAt > (known[keyId] ?? ""));
      if (newer.length === 0) return;
      const lastUsedAt = { ...known, ...Object.fromEntries(newer) };
      const document: SecretUseDocument = { id: SECRET_USE, principal: clientId, lastUsedAt };
      if (stored !== undefined) await this.#documents.replace(clientId, document, stored.version);
      else if ((await this.#documents.create(document)) === "exists")
        throw new StaleVersionError(`the use of ${clientId}'s secrets was written in between`);
    });
  }

  #find(clientId: string) {
    return this.#documents.read<SecretUseDocument>(clientId, SECRET_USE);
  }
}
