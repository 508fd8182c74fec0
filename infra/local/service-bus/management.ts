import type { Typed } from "rhea";
import rhea from "rhea";

import { BrokerRefusal, malformed, notAllowed, notImplemented } from "./broker-refusal.ts";
import { encodeHeld } from "./held-message.ts";
import { tokenOf } from "./lock-token.ts";
import type { Pairs } from "./message-sections.ts";
import { pairValue, section } from "./message-sections.ts";
import type { Namespace } from "./namespace.ts";
import type { Queue, Settlement } from "./queue.ts";
import type { Answer, Request } from "./request.ts";

/** `body`: the request's map with plain values; `encoded`: the whole request, for values whose AMQP type matters. */
type Call = {
  readonly namespace: Namespace;
  readonly queue: Queue;
  readonly body: Readonly<Record<string, unknown>>;
  readonly encoded: Buffer;
};

const operations: Readonly<Record<string, (call: Call) => Answer>> = {
  "com.microsoft:renew-lock": renewLocks,
  "com.microsoft:schedule-message": scheduleMessages,
  "com.microsoft:cancel-scheduled-message": cancelScheduledMessages,
  "com.microsoft:peek-message": peekMessages,
  "com.microsoft:update-disposition": updateDisposition,
};

/** Answers one `$management` request to a queue; an operation that is not in the table is refused by name. */
export function answerManagement(namespace: Namespace, queue: Queue, encoded: Buffer, request: Request): Answer {
  const operation = String(request.application_properties?.operation);
  try {
    const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
    if (run === undefined) throw notImplemented(`the $management operation ${operation}`);
    return run({ namespace, queue, body: request.body ?? {}, encoded });
  } catch (fault) {
    if (!(fault instanceof BrokerRefusal)) throw fault;
    return answer(fault.status, fault.message, undefined, fault.condition);
  }
}

function renewLocks({ queue, body }: Call): Answer {
  const expirations = list(body["lock-tokens"], "lock-tokens").map((token) => queue.renew(tokenOf(token)));
  return answer(200, "OK", { expirations: rhea.types.wrap_array(expirations, 0x83, undefined) });
}

function scheduleMessages({ namespace, queue, body }: Call): Answer {
  const encoded = list(body.messages, "messages").map((entry) => binary(member(entry, "message")));
  const sequences = namespace.accept(queue, encoded);
  return answer(200, "OK", { "sequence-numbers": rhea.types.wrap_array(sequences, 0x81, undefined) });
}

function cancelScheduledMessages({ queue, body }: Call): Answer {
  queue.cancelScheduled(list(body["sequence-numbers"], "sequence-numbers").map(long));
  return answer(200, "OK");
}

function peekMessages({ queue, body }: Call): Answer {
  const from = long(body["from-sequence-number"]);
  const { active, locked, scheduled } = queue.contents();
  const messages = [...active, ...locked, ...scheduled]
    .filter((message) => message.sequence >= from)
    .sort((a, b) => a.sequence - b.sequence)
    .slice(0, long(body["message-count"]))
    .map((message) => ({ message: encodeHeld(message, undefined, body["omit-message-body"] === true) }));
  return messages.length === 0 ? answer(204, "No messages") : answer(200, "OK", { messages });
}

function updateDisposition({ namespace, queue, body, encoded }: Call): Answer {
  const settlement = settlementOf(body, typedMember(encoded, "properties-to-modify")?.value ?? []);
  for (const token of list(body["lock-tokens"], "lock-tokens")) namespace.settle(queue, tokenOf(token), settlement);
  return answer(200, "OK");
}

function settlementOf(body: Call["body"], properties: Pairs): Settlement {
  const status = body["disposition-status"];
  if (status === "completed") return { kind: "complete" };
  if (status === "abandoned") return { kind: "abandon", properties };
  if (status === "defered") throw notImplemented("deferred messages");
  if (status !== "suspended") throw notAllowed(`The disposition status '${String(status)}' is unknown.`);
  const [reason, description] = [body["deadletter-reason"], body["deadletter-description"]].map((value) =>
    typeof value === "string" ? value : undefined,
  );
  return { kind: "dead-letter", reason, description, properties };
}

function answer(status: number, description: string, body?: unknown, condition?: string): Answer {
  const application_properties = {
    statusCode: rhea.types.wrap_int(status),
    statusDescription: description,
    ...(condition !== undefined && { errorCondition: rhea.types.wrap_symbol(condition) }),
  };
  return { application_properties, body };
}

function list(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw malformed(`request: ${name} is not a list`);
  return value;
}

function member(entry: unknown, name: string): unknown {
  return typeof entry === "object" && entry !== null ? Object.getOwnPropertyDescriptor(entry, name)?.value : undefined;
}

function binary(value: unknown): Buffer {
  if (!Buffer.isBuffer(value)) throw malformed("request: a message that is not binary");
  return value;
}

/** rhea gives a long as a number, or as 8 bytes when it exceeds 2^53. */
function long(value: unknown): number {
  if (typeof value === "number") return value;
  if (Buffer.isBuffer(value) && value.length === 8) return Number(value.readBigInt64BE());
  throw malformed("request: a number is expected");
}

function typedMember(encoded: Buffer, name: string): Typed | undefined {
  const reader = new rhea.types.Reader(encoded);
  while (reader.remaining() > 0) {
    const typed = reader.read();
    if (Number(typed.descriptor?.value) !== section.value) continue;
    return pairValue(typed.value, name);
  }
  return undefined;
}
