import type { Documents, Stored } from "#shared/adapters/cosmos/documents.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import type { Clock, Instant } from "#shared/kernel/instant.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { MissingDocumentError } from "#shared/kernel/versioned.ts";

/** Partition: `principal`. `id`: the webhook id. Kept for good: every window of a broker or sender is shorter. */
type ClaimedWebhook = Stored & {
  readonly principal: string;
  readonly contentHash: string;
  readonly at: Instant;
};

/**
 * Claims webhook ids in the container `webhooks`: one request when the id is new, one more when it is not.
 * `contentHash` stands for method, path and body.
 */
export const createClaim =
  ({ documents, clock }: { readonly documents: Documents; readonly clock: Clock }) =>
  (principal: string, webhookId: string, contentHash: string): Claim =>
  async () => {
    const claimed: ClaimedWebhook = { id: webhookId, principal, contentHash, at: clock() };
    if ((await documents.create(claimed)) !== "exists") return accept("first");

    const earlier = await documents.read<ClaimedWebhook>(principal, webhookId);
    if (earlier === undefined) throw new MissingDocumentError(`webhook ${webhookId} cannot be read yet`);
    return earlier.value.contentHash === contentHash ? accept("repeat") : refuse("idempotency-key-reuse");
  };
