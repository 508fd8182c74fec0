import { randomBytes, timingSafeEqual } from "node:crypto";
import { hmacSha256 } from "#shared/kernel/hmac.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { Secret } from "#shared/kernel/secret.ts";

/** Seconds a caller's clock may differ from ours, in both directions, inclusive. Source: Standard Webhooks 1.0. */
const TOLERANCE_SECONDS = 300;
/** Entries one signature header may hold, of whatever version. */
const MAX_SIGNATURES = 5;
const MAC_BYTES = 32;
/** Active secrets of one principal: the one in use and, while keys are rolled, its successor. */
export const MAX_SECRETS = 2;
const MIN_SECRET_BYTES = 24;
const SECRET_PREFIX = "whsec_";

/** A full stop would move the border between the id and the timestamp in what is signed. */
const WEBHOOK_ID = /^[A-Za-z0-9_-]{1,64}$/;
const TIMESTAMP = /^(?:0|[1-9][0-9]{0,11})$/;
const SIGNATURE = /^(v[0-9a-z]{1,8}),([A-Za-z0-9+/]{1,512}={0,2})$/;

/** Stands in for secrets that do not exist, so that an unknown principal costs what a known one costs. */
const DUMMY_SECRET = new Secret(randomBytes(MAC_BYTES));

/** The three headers as received; null when absent. A header sent twice arrives joined by a comma and is refused. */
export type SignatureHeaders = { readonly get: (name: string) => string | null };

/**
 * Checks a Standard Webhooks 1.0 signature (`v1`, HMAC-SHA256) over the bytes as they came.
 * @param secrets at most two are considered; with none the answer is always undefined, after the same work.
 * @returns the webhook id and the secret that verified it, of two the later in `secrets`: a request that its successor
 * verifies does not need the first. Undefined for whatever reason the request is not verified.
 */
export function verifiedSignature(
  headers: SignatureHeaders,
  content: Uint8Array,
  secrets: readonly Secret<Buffer>[],
  at: Instant,
): { readonly webhookId: string; readonly secret: Secret<Buffer> } | undefined {
  const id = headers.get("webhook-id") ?? "";
  const timestamp = headers.get("webhook-timestamp") ?? "";
  const signatures = signaturesIn(headers.get("webhook-signature") ?? "");
  if (!WEBHOOK_ID.test(id) || !isTimely(timestamp, at) || signatures === undefined) return undefined;

  let verifiedBy: number | undefined;
  for (let n = 0; n < MAX_SECRETS; n += 1) {
    const secret = secrets[n] ?? DUMMY_SECRET;
    const expected = hmacSha256(secret).update(`${id}.${timestamp}.`).update(content).digest();
    for (const signature of signatures) {
      const isEqual = timingSafeEqual(signature, expected);
      verifiedBy = isEqual && n < secrets.length ? n : verifiedBy;
    }
  }
  const secret = verifiedBy === undefined ? undefined : secrets[verifiedBy];
  return secret && { webhookId: id, secret };
}

function isTimely(timestamp: string, at: Instant): boolean {
  if (!TIMESTAMP.test(timestamp)) return false;
  const now = Math.floor(Date.parse(at) / 1000);
  return Math.abs(now - Number(timestamp)) <= TOLERANCE_SECONDS;
}

/** The `v1` signatures of a header; undefined when there is none or when any entry is not of the strict form. */
function signaturesIn(header: string): readonly Buffer[] | undefined {
  const entries = header.split(" ");
  if (entries.length > MAX_SIGNATURES) return undefined;
  const signatures: Buffer[] = [];
  for (const entry of entries) {
    const [, version, text] = SIGNATURE.exec(entry) ?? [];
    if (version === undefined || text === undefined) return undefined;
    if (version !== "v1") continue;
    const signature = canonicalBase64(text);
    if (signature?.length !== MAC_BYTES) return undefined;
    signatures.push(signature);
  }
  return signatures.length > 0 ? signatures : undefined;
}

/** Decodes base64 in its one canonical form only; undefined for any other spelling of the same bytes. */
export function canonicalBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : undefined;
}

/** A shared secret from its text `whsec_<base64>`; undefined when it is anything else or shorter than 24 bytes. */
export function webhookSecret(text: string): Secret<Buffer> | undefined {
  if (!text.startsWith(SECRET_PREFIX)) return undefined;
  const bytes = canonicalBase64(text.slice(SECRET_PREFIX.length));
  return bytes !== undefined && bytes.length >= MIN_SECRET_BYTES ? new Secret(bytes) : undefined;
}
