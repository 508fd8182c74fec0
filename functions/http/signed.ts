import type { HttpRequest } from "@azure/functions";
import type { z } from "zod";
import { type FindClient, PUBLISHER } from "#functions/http/clients.ts";
import type { NoteSecretUse } from "#functions/http/secret-use.ts";
import { type Expected, type Signer, signedQuery, signedRequest } from "#functions/http/signed-request.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import type { Clock } from "#shared/kernel/instant.ts";

/** What every signed trigger needs to know who calls, and whether this very call came before. */
export type Signing = {
  readonly findClient: FindClient;
  readonly clock: Clock;
  readonly noteSecretUse: NoteSecretUse;
  readonly claim: (principal: string, webhookId: string, contentHash: string) => Claim;
};

type Message = z.ZodType<{ readonly data: unknown }>;

/** A write signed by the reseller its path names. @throws {RequestRefused} */
export const resellerWrite = <Written extends Message>(request: HttpRequest, signing: Signing, message: Written) =>
  signedWrite(request, signing, { ...resellerOf(request, signing), message });

/** A question signed by the reseller its path names. @throws {RequestRefused} */
export const resellerQuery = (request: HttpRequest, signing: Signing) =>
  signedQuery(request, resellerOf(request, signing));

/** A write signed by the publisher, whom no path names. @throws {RequestRefused} */
export const publisherWrite = <Written extends Message>(request: HttpRequest, signing: Signing, message: Written) =>
  signedWrite(request, signing, { ...publisher(signing), message });

/** The same with a file in its body. @throws {RequestRefused} */
export const publisherUpload = <Written extends Message>(
  request: HttpRequest,
  signing: Signing,
  expected: Required<Expected<Written>>,
) => signedWrite(request, signing, { ...publisher(signing), ...expected });

/** A question signed by the publisher. @throws {RequestRefused} */
export const publisherQuery = (request: HttpRequest, signing: Signing) => signedQuery(request, publisher(signing));

const resellerOf = (request: HttpRequest, { findClient, clock, noteSecretUse }: Signing): Signer => ({
  principal: request.params.resellerId ?? "",
  role: "reseller",
  findClient,
  clock,
  noteSecretUse,
});

const publisher = ({ findClient, clock, noteSecretUse }: Signing): Signer => ({
  principal: PUBLISHER,
  role: "publisher",
  findClient,
  clock,
  noteSecretUse,
});

async function signedWrite<Written extends Message>(
  request: HttpRequest,
  { claim }: Signing,
  expected: Signer & Expected<Written>,
) {
  const { caller, data, webhook } = await signedRequest(request, expected);
  return { caller, data, claim: claim(caller.id, webhook.id, webhook.contentHash) };
}
