import type { Documents, Stored } from "#shared/adapters/cosmos/documents.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import { hmacSha256 } from "#shared/kernel/hmac.ts";
import type { Clock, Instant } from "#shared/kernel/instant.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import type { Secret } from "#shared/kernel/secret.ts";
import { MissingDocumentError } from "#shared/kernel/versioned.ts";

/** Partition: `principal`. `id`: the webhook id. Kept for good: every window of a broker or sender is shorter. */
type ClaimedWebhook = Stored & {
  readonly principal: string;
  readonly contentHash: string;
  readonly at: Instant;
};

/**
 * Claims webhook ids in the container `webhooks`: one request when the id is new, one more when it is not.
 * `hash` stands for method, path and body; it is kept under a key, because bodies may name a person.
 */
export const createClaim =
  ({ documents, clock, key }: { readonly documents: Documents; readonly clock: Clock; readonly key: Secret<Buffer> }) =>
  (principal: string, webhookId: string, hash: string): Claim =>
  async () => {
    const contentHash = hmacSha256(key).update(hash).digest("hex");
    const claimed: ClaimedWebhook = { id: webhookId, principal, contentHash, at: clock() };
    if ((await documents.create(claimed)) !== "exists") return accept("first");

    const earlier = await documents.read<ClaimedWebhook>(principal, webhookId);
    if (earlier === undefined) throw new MissingDocumentError(`webhook ${webhookId} cannot be read yet`);
    return earlier.value.contentHash === contentHash ? accept("repeat") : refuse("idempotency-key-reuse");
  };
