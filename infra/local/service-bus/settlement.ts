import type { Delivery, Typed } from "rhea";
import rhea from "rhea";

import { BrokerRefusal, notImplemented } from "./broker-refusal.ts";
import type { Deliveries } from "./deliveries.ts";
import type { Pairs } from "./message-sections.ts";
import { pairValue } from "./message-sections.ts";
import type { Namespace } from "./namespace.ts";
import type { Settlement } from "./queue.ts";

export type Outcome = "accepted" | "released" | "modified" | "rejected";

/** Does what the receiver decided about a delivery and answers it. */
export function settleDelivery(
  namespace: Namespace,
  deliveries: Deliveries,
  delivery: Delivery,
  outcome: Outcome,
): void {
  const lock = deliveries.lockOf(delivery);
  if (lock === undefined) return;
  try {
    namespace.settle(lock.queue, lock.token, settlementOf(outcome, delivery.remote_state?.value));
    answer(delivery, rhea.message[outcome]().described());
  } catch (fault) {
    if (!(fault instanceof BrokerRefusal)) throw fault;
    answerApart(delivery, fault);
  }
  deliveries.request(lock.queue);
}

/** Refuses a delivery in a turn of its own: rhea writes neighbouring answers of one turn as one, with the first outcome. */
export function answerApart(delivery: Delivery, { condition, message }: BrokerRefusal): void {
  const error = { condition, description: message };
  setImmediate(() => answer(delivery, rhea.message.rejected({ error }).described()));
}

function answer(delivery: Delivery, state: Typed): void {
  delivery.update(true, state);
  // The client never says that it settled too, and rhea would keep the delivery's place in the session for ever.
  Object.assign(delivery, { remote_settled: true });
}

function settlementOf(outcome: Outcome, fields: readonly (Typed | undefined)[] = []): Settlement {
  if (outcome === "accepted") return { kind: "complete" };
  if (outcome === "rejected") return deadLettering(fields[0]?.value?.[2]?.value ?? []);
  if (outcome === "modified" && fields[1]?.value === true) throw notImplemented("deferred messages");
  return { kind: "abandon", properties: fields[2]?.value ?? [] };
}

function deadLettering(info: Pairs): Settlement {
  const own = ["DeadLetterReason", "DeadLetterErrorDescription"];
  const [reason, description] = own.map((key) => text(pairValue(info, key)?.value));
  const properties = info.filter((_, index) => !own.includes(String(info[index - (index % 2)]?.value)));
  return { kind: "dead-letter", reason, description, properties };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
