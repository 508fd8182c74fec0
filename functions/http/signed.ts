import type { Client, FindClient } from "#functions/http/clients.ts";
import type { Webhook } from "#functions/http/signed-request.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import type { Clock } from "#shared/kernel/instant.ts";

/** What every signed trigger needs to know who calls, and whether this very call came before. */
export type Signing = {
  readonly findClient: FindClient;
  readonly clock: Clock;
  readonly claim: (principal: string, webhookId: string, contentHash: string) => Claim;
};

export const claimOf = ({ claim }: Signing, caller: Client, { id, contentHash }: Webhook): Claim =>
  claim(caller.id, id, contentHash);

/** The one principal that stands for the publisher; its routes do not name it. */
export const PUBLISHER = "publisher";
