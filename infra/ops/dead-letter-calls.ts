import type { ApiAnswer, SignedCall } from "#infra/client/api-client.ts";

/** A call signed by the publisher. */
export type Publisher = <Body>(call: Omit<SignedCall, "client">) => Promise<ApiAnswer<Body>>;

export type DeadLetter = {
  readonly queue: string;
  readonly sequenceNumber: string;
  readonly messageId: string;
  readonly type: string | null;
  readonly orderId: string | null;
  readonly lotId: string | null;
  readonly enqueuedAt: string;
  readonly deliveryCount: number;
  readonly reason: string | null;
  readonly description: string | null;
  readonly explanation: string;
};

export type Redriven = { readonly messageId: string; readonly result: string };

const PATH = "/api/publisher/dead-letters";

/** @throws {Error} with the problem, when the answer is one. */
export async function listDeadLetters(publisher: Publisher): Promise<readonly DeadLetter[]> {
  const answer = await publisher<{ deadLetters: readonly DeadLetter[] }>({ method: "GET", path: PATH });
  return bodyOf(answer).deadLetters;
}

/** @throws {Error} with the problem, when the answer is one. */
export async function redrive(
  publisher: Publisher,
  { queue, messageIds }: { readonly queue: string; readonly messageIds: readonly string[] },
): Promise<readonly Redriven[]> {
  const message = { type: "dead-letters.redriven", data: { queue, messageIds } };
  const path = `${PATH}/redrive`;
  return bodyOf(await publisher<{ messages: readonly Redriven[] }>({ method: "POST", path, message })).messages;
}

function bodyOf<Body>({ status, body }: ApiAnswer<Body>): Body {
  if (status === 200) return body;
  throw new Error(`Answered ${status}: ${problemIn(body)}`);
}

/** The problem's slug, its title, and the members of the request that are to blame. */
function problemIn(body: unknown): string {
  if (!(body instanceof Object)) return "no problem document";
  const { type, title, errors } = body as { type?: unknown; title?: unknown; errors?: unknown };
  const blamed = Array.isArray(errors) ? errors.map(({ pointer, code }) => ` ${pointer} (${code})`) : [];
  return `${String(type).split("/").at(-1)}, ${title}${blamed.join()}`;
}
