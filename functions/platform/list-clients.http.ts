import type { Client } from "#functions/http/clients.ts";
import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { keyIdOf, type SecretUse } from "#functions/http/secret-use.ts";
import { publisherQuery, type Signing } from "#functions/http/signed.ts";

/** GET /publisher/clients: which secrets are still used, so that an old one can be retired. One request for each. */
export const listClientsOverHttp =
  (clients: readonly Client[], { lastUsed }: Pick<SecretUse, "lastUsed">, signing: Signing): AnswerRequest =>
  async (request) => {
    publisherQuery(request, signing);
    return json(200, await Promise.all(clients.map(async (client) => clientBody(client, await lastUsed(client.id)))));
  };

const clientBody = ({ id, role, name, secrets }: Client, lastUsed: Awaited<ReturnType<SecretUse["lastUsed"]>>) => ({
  id,
  role,
  name,
  secrets: secrets.map((secret) => {
    const keyId = keyIdOf(secret);
    return { keyId, lastUsedAt: lastUsed[keyId] ?? null };
  }),
});
