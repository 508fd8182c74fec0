import { createHmac, timingSafeEqual } from "node:crypto";

/** The shared access key of the namespace: the official emulator's, which is no secret. */
export const accessKey = { name: "RootManageSharedAccessKey", value: "SAS_KEY_VALUE" } as const;

export type ClaimAnswer = { readonly status: 202 | 400 | 401; readonly description: string };

/**
 * Judges a put-token request's token, `SharedAccessSignature sr=…&sig=…&se=…&skn=…`, by its signature.
 * Its expiry is not looked at: clients of one run live on different clocks.
 */
export function judgeToken(operation: unknown, type: unknown, token: unknown): ClaimAnswer {
  if (operation !== "put-token" || type !== "servicebus.windows.net:sastoken" || typeof token !== "string") {
    return { status: 400, description: "Only put-token of a shared access signature is supported." };
  }
  const [scheme, fields = ""] = token.split(" ");
  const parameters = new URLSearchParams(fields);
  const shaped = ["sr", "sig", "se", "skn"].every((name) => parameters.get(name));
  if (scheme !== "SharedAccessSignature" || !shaped || parameters.get("skn") !== accessKey.name) {
    return { status: 401, description: "The token is not a SharedAccessSignature for a known key." };
  }
  const [, resource = ""] = /(?:^|&)sr=([^&]*)/.exec(fields) ?? [];
  const expected = createHmac("sha256", accessKey.value)
    .update(`${resource}\n${parameters.get("se")}`)
    .digest();
  const given = Buffer.from(parameters.get("sig") ?? "", "base64");
  const genuine = given.length === expected.length && timingSafeEqual(given, expected);
  return genuine
    ? { status: 202, description: "Accepted" }
    : { status: 401, description: "The token has an invalid signature." };
}
