import type { Receiver, Sender } from "rhea";
import rhea from "rhea";

import { malformed } from "./broker-refusal.ts";

/** What a request to `$management` or `$cbs` is answered with. */
export type Answer = {
  readonly application_properties: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
};

/** A message with its AMQP types taken off. */
export type Request = ReturnType<typeof rhea.message.decode>;

/** A request with plain values; throws a BrokerRefusal when the bytes are no message. */
export function readRequest(encoded: Buffer): Request {
  try {
    return rhea.message.decode(encoded);
  } catch (cause) {
    throw malformed("request", cause);
  }
}

/** Answers on the link the peer opened for them: named in reply-to by its own name or by its target. */
export function answerOn(link: Receiver, request: Request, answer: Answer): void {
  const { reply_to: replyTo, message_id: correlation } = request;
  const to: Sender[] = [];
  link.session.each_sender((sender) => {
    if (sender.name === replyTo || sender.target?.address === replyTo) to.push(sender);
  });
  const [reply] = to;
  if (reply === undefined) throw malformed("request: no link to answer on");
  const correlation_id = typeof correlation === "string" ? correlation : String(correlation);
  reply.send({ correlation_id, body: answer.body, application_properties: { ...answer.application_properties } });
}
