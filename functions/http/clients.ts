import type { Secret } from "#shared/kernel/secret.ts";

/** A machine that signs its requests. `secrets`: the one in use and, while keys are rolled, its successor, in this order. */
export type Client = {
  /** The principal named in the path. */
  readonly id: string;
  readonly role: ClientRole;
  readonly name: string;
  readonly email?: string;
  readonly secrets: readonly Secret<Buffer>[];
  /** What lets a reseller sell to academic institutions, and since which day, `YYYY-MM-DD`; absent when nothing does. */
  readonly academicAuthorisation?: { readonly evidence: string; readonly on: string };
};

/** The one principal that stands for the publisher; its routes do not name it. */
export const PUBLISHER = "publisher";

export type ClientRole = "reseller" | "publisher";

export type FindClient = (id: string) => Client | undefined;

export function createFindClient(clients: readonly Client[]): FindClient {
  const byId = new Map(clients.map((client) => [client.id, client]));
  return (id) => byId.get(id);
}
