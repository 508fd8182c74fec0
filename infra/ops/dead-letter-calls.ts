import { bodyOf, type Publisher } from "./publisher.ts";

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
