import { bodyOf, type Publisher } from "./publisher.ts";

/** Instants of every resend of the order. `number` from 1. @throws {Error} with the problem, when the answer is one. */
export async function resendCodes(
  publisher: Publisher,
  { orderId, number }: { readonly orderId: string; readonly number: number },
): Promise<readonly string[]> {
  const path = `/api/publisher/orders/${encodeURIComponent(orderId)}/resends`;
  const message = { type: "codes.resent", data: { orderId, number } };
  return bodyOf(await publisher<{ resends: readonly string[] }>({ method: "POST", path, message })).resends;
}
