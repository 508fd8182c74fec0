import type { ApiAnswer, SignedCall } from "#infra/client/api-client.ts";

/** A call signed by the publisher. */
export type Publisher = <Body>(call: Omit<SignedCall, "client">) => Promise<ApiAnswer<Body>>;

/** @throws {Error} with the problem, when the answer is one. */
export function bodyOf<Body>({ status, body }: ApiAnswer<Body>): Body {
  if (status === 200 || status === 202) return body;
  throw new Error(`Answered ${status}: ${problemIn(body)}`);
}

/** The problem's slug, its title, which number would be right, and the members of the request that are to blame. */
function problemIn(body: unknown): string {
  if (!(body instanceof Object)) return "no problem document";
  const { type, title, errors, next } = body as { type?: unknown; title?: unknown; errors?: unknown; next?: unknown };
  const right = typeof next === "number" ? `, next is ${next}` : "";
  const blamed = Array.isArray(errors) ? errors.map(({ pointer, code }) => ` ${pointer} (${code})`) : [];
  return `${String(type).split("/").at(-1)}, ${title}${right}${blamed.join()}`;
}
