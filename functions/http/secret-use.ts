import { createHash } from "node:crypto";
import { type Clock, HOUR_MS, type Instant, msBetween } from "#shared/kernel/instant.ts";
import type { Secret } from "#shared/kernel/secret.ts";

/** When each of a client's secrets last verified a request, by key id. */
export type LastUsed = Readonly<Record<string, Instant>>;

export type SecretUseLedger = {
  readonly read: (clientId: string) => Promise<LastUsed>;
  /** Of two moments for one key the later is kept. */
  readonly merge: (clientId: string, lastUsed: LastUsed) => Promise<void>;
};

export type NoteSecretUse = (clientId: string, secret: Secret<Buffer>) => void;

export type SecretUse = {
  /** Called for requests that were verified, before anything is decided about them. Costs nothing but memory. */
  readonly note: NoteSecretUse;
  /** What every instance has written down, and what this one knows beyond it. */
  readonly lastUsed: (clientId: string) => Promise<LastUsed>;
};

type Dependencies = {
  readonly ledger: SecretUseLedger;
  readonly clock: Clock;
  /** Runs `work` once, after the requests that are being answered now. */
  readonly later: (work: () => Promise<void>) => void;
};

type Use = { readonly usedAt: Instant; readonly writtenAt?: Instant };

/** Names a secret without telling it: the first 8 hexadecimal digits of its SHA-256. */
export const keyIdOf = (secret: Secret<Buffer>): string =>
  createHash("sha256").update(secret.reveal()).digest("hex").slice(0, 8);

/** Keeps uses in memory and writes each key's down at most once an hour. One that is lost is noted by the next request. */
export function createSecretUse({ ledger, clock, later }: Dependencies): SecretUse {
  const usesOf = new Map<string, Map<string, Use>>();
  const isDue = ({ usedAt, writtenAt }: Use) => writtenAt === undefined || msBetween(writtenAt, usedAt) >= HOUR_MS;
  let isPlanned = false;

  const write = async () => {
    isPlanned = false;
    for (const [clientId, uses] of usesOf) {
      const due = [...uses].filter(([, use]) => isDue(use));
      if (due.length === 0) continue;
      await ledger.merge(clientId, Object.fromEntries(due.map(([keyId, { usedAt }]) => [keyId, usedAt])));
      for (const [keyId, { usedAt }] of due) uses.set(keyId, { usedAt, writtenAt: usedAt });
    }
  };

  return {
    note: (clientId, secret) => {
      const uses = usesOf.get(clientId) ?? new Map<string, Use>();
      const keyId = keyIdOf(secret);
      const use = { ...uses.get(keyId), usedAt: clock() };
      usesOf.set(clientId, uses.set(keyId, use));
      if (isPlanned || !isDue(use)) return;
      isPlanned = true;
      later(write);
    },
    lastUsed: async (clientId) => {
      const own = [...(usesOf.get(clientId) ?? [])].map(([keyId, { usedAt }]) => [keyId, usedAt] as const);
      return latestOf(await ledger.read(clientId), Object.fromEntries(own));
    },
  };
}

/** Both together, of each key the later moment. */
function latestOf(one: LastUsed, other: LastUsed): LastUsed {
  const newer = Object.entries(other).filter(([keyId, usedAt]) => usedAt > (one[keyId] ?? ""));
  return { ...one, ...Object.fromEntries(newer) };
}
