import { createHash } from "node:crypto";
import type { HttpRequest } from "@azure/functions";
import { z } from "zod";
import { readBody } from "#functions/http/body.ts";
import type { Client, ClientRole, FindClient } from "#functions/http/clients.ts";
import { conform } from "#functions/http/json-request.ts";
import { RequestRefused } from "#functions/http/request-refused.ts";
import type { NoteSecretUse } from "#functions/http/secret-use.ts";
import { verifiedSignature } from "#functions/http/signature.ts";
import { parseStrictJson } from "#functions/http/strict-json.ts";
import { lengthPrefixed } from "#shared/kernel/identifiers.ts";
import type { Clock } from "#shared/kernel/instant.ts";

/** Who is expected to have signed: the principal the path names, in the role the route is for. */
export type Signer = {
  readonly principal: string;
  readonly role: ClientRole;
  readonly findClient: FindClient;
  readonly clock: Clock;
  readonly noteSecretUse: NoteSecretUse;
};

export type SignedRequest<Data> = {
  readonly caller: Client;
  readonly data: Data;
  readonly webhook: Webhook;
  readonly body: Buffer;
};

/** `contentHash`: SHA-256 over method, path with query, and body, as 64 lower-case hexadecimal digits. */
export type Webhook = { readonly id: string; readonly contentHash: string };

/** The body of a Standard Webhooks message, strict. `type` is the route's, so that a captured body means nothing elsewhere. */
export const signedMessage = <Data extends z.ZodType>(type: string, data: Data) =>
  z.strictObject({ type: z.literal(type), timestamp: z.iso.datetime(), data });

/** What a route takes: a message of this form, in a body of the usual size unless it says otherwise. */
export type Expected<Message> = { readonly message: Message; readonly maxBodyBytes?: number };

/**
 * Reads a signed write. Checked in this order: size, media type, signature, JSON, the message's form and `data`.
 * `message` comes from `signedMessage`, made once per route.
 * @throws {RequestRefused} whatever is not in order. Everything about the signature is one `webhook-unverified`.
 */
export async function signedRequest<Message extends z.ZodType<{ readonly data: unknown }>>(
  request: HttpRequest,
  { message, maxBodyBytes, ...signer }: Signer & Expected<Message>,
): Promise<SignedRequest<z.output<Message>["data"]>> {
  const body = await readBody(request, maxBodyBytes);
  const { caller, webhookId } = verifySigner(request, body, signer);
  const { data } = conform(parseStrictJson(body), message);
  return { caller, data, webhook: { id: webhookId, contentHash: contentHashOf(request, body) }, body };
}

/**
 * Verifies a request without a body: it signs `<METHOD> <path and query>` in the body's place.
 * @throws {RequestRefused} `webhook-unverified`.
 */
export function signedQuery(request: HttpRequest, signer: Signer): { readonly caller: Client } {
  const content = Buffer.from(`${request.method} ${pathAndQuery(request)}`);
  const { caller } = verifySigner(request, content, signer);
  return { caller };
}

/** An unknown principal, or one of another role, is refused after the same work as a wrong signature. */
function verifySigner(
  request: HttpRequest,
  content: Buffer,
  { principal, role, findClient, clock, noteSecretUse }: Signer,
) {
  const client = findClient(principal);
  const caller = client?.role === role ? client : undefined;
  const verified = verifiedSignature(request.headers, content, caller?.secrets ?? [], clock());
  if (caller === undefined || verified === undefined) throw new RequestRefused("webhook-unverified");
  noteSecretUse(caller.id, verified.secret);
  return { caller, webhookId: verified.webhookId };
}

function pathAndQuery(request: HttpRequest): string {
  const { pathname, search } = new URL(request.url);
  return `${pathname}${search}`;
}

const contentHashOf = (request: HttpRequest, body: Buffer): string =>
  createHash("sha256")
    .update(lengthPrefixed([request.method, pathAndQuery(request)]))
    .update(body)
    .digest("hex");
