import { InvocationContext } from "@azure/functions";
import { createFindClient } from "#functions/http/clients.ts";
import { type AnswerRequest, createEndpoint } from "#functions/http/endpoint.ts";
import { webhookSecret } from "#functions/http/signature.ts";
import type { Signing } from "#functions/http/signed.ts";
import { type Instant, instant } from "#shared/kernel/instant.ts";
import { accept } from "#shared/kernel/outcome.ts";
import { httpRequest, type RequestParts, signedHttpRequest } from "#test/support/signed-request.ts";

export const NOW = instant("2026-12-18T01:00:00Z");

const secretOf = (id: string) => `whsec_${Buffer.from(`the secret that ${id} signs with`).toString("base64")}`;
const client = (id: string, role: "reseller" | "publisher") => ({
  id,
  role,
  name: id,
  secrets: [webhookSecret(secretOf(id))].filter((secret) => secret !== undefined),
});

/** Claims that were asked for, as `<principal> <webhook id>`, and signing as the app is set up with. */
export function signingWorld() {
  const claimed: string[] = [];
  const signing: Signing = {
    findClient: createFindClient([client("lar-demo", "reseller"), client("publisher", "publisher")]),
    clock: () => NOW,
    noteSecretUse: () => undefined,
    claim: (principal, webhookId) => async () => {
      claimed.push(`${principal} ${webhookId}`);
      return accept("first");
    },
  };
  return { claimed, signing };
}

/** What a trigger answers to a request that `by` has signed, or nobody. */
export async function answerTo(trigger: AnswerRequest, parts: RequestParts, by?: string) {
  const request = by === undefined ? httpRequest(parts) : signedHttpRequest({ secret: secretOf(by), at: NOW }, parts);
  const { context, lines } = invocation();
  const answer = (await createEndpoint("https://docs.example")(trigger)(request, context)) ?? {};
  const body = JSON.parse(String(answer.body));
  const problem: string | undefined = "type" in body ? body.type.split("/").at(-1) : undefined;
  return { status: answer.status, headers: new Headers(answer.headers), body, problem, lines };
}

/** An invocation whose log lines are kept, each with its level before it. */
export function invocation() {
  const lines: string[] = [];
  const context = new InvocationContext({ logHandler: (level, ...line) => lines.push(`${level} ${line.join(" ")}`) });
  return { context, lines };
}

export const timer = (at: Instant = NOW) => ({
  isPastDue: false,
  schedule: { adjustForDST: true },
  scheduleStatus: { last: at, next: at, lastUpdated: at },
});
