import { createHmac, timingSafeEqual } from "node:crypto";
import { Refusal } from "./refusal.ts";

export type SignedRequest = {
  readonly method: string;
  /** Decoded path segments. */
  readonly segments: readonly string[];
  readonly date: string | undefined;
  readonly authorization: string | undefined;
};

/**
 * The text a master key signs: verb, resource type, resource link, date, lower-cased as documented in
 * learn.microsoft.com/rest/api/cosmos-db/access-control-on-cosmosdb-resources.
 */
export function stringToSign(method: string, segments: readonly string[], date: string): string {
  const isFeed = segments.length % 2 === 1;
  const type = (isFeed ? segments.at(-1) : segments.at(-2)) ?? "";
  const link = (isFeed ? segments.slice(0, -1) : segments).join("/");
  return `${method.toLowerCase()}\n${type.toLowerCase()}\n${link}\n${date.toLowerCase()}\n\n`;
}

function unauthorised(reason: string, cause?: unknown): Refusal {
  return new Refusal(401, `The input authorization token can't serve the request: ${reason}.`, { cause });
}

function decoded(authorization: string): string {
  try {
    return decodeURIComponent(authorization);
  } catch (error) {
    throw unauthorised("the header is malformed", error);
  }
}

/** Throws 401 unless the request is signed with the key (base64). The date's age is not checked. */
export function authenticate(request: SignedRequest, key: string): void {
  const signature = /^type=master&ver=1\.0&sig=(?<sig>.+)$/.exec(decoded(request.authorization ?? ""))?.groups?.sig;
  const expected = createHmac("sha256", Buffer.from(key, "base64"))
    .update(stringToSign(request.method, request.segments, request.date ?? ""))
    .digest();
  const given = Buffer.from(signature ?? "", "base64");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw unauthorised("the signature does not match");
  }
}
