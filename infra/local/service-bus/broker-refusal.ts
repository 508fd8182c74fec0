/** A request the broker turns down: an AMQP error condition, the service's words and the `$management` status code. */
export class BrokerRefusal extends Error {
  readonly condition: string;
  readonly status: number;

  constructor(condition: string, description: string, status: number, options?: ErrorOptions) {
    super(description, options);
    this.name = "BrokerRefusal";
    this.condition = condition;
    this.status = status;
  }
}

export function lockLost(): BrokerRefusal {
  const words =
    "The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue.";
  return new BrokerRefusal("com.microsoft:message-lock-lost", words, 410);
}

/** The client derives its code `MessagingEntityNotFound` from this sentence, not from the condition. */
export function entityNotFound(entity: string): BrokerRefusal {
  return new BrokerRefusal("amqp:not-found", `The messaging entity '${entity}' could not be found.`, 404);
}

export function messageNotFound(): BrokerRefusal {
  return new BrokerRefusal("com.microsoft:message-not-found", "The scheduled message was not found.", 404);
}

export function messageTooLarge(bytes: number, limit: number): BrokerRefusal {
  const words = `The received message (${bytes} bytes) exceeds the limit (${limit} bytes) currently allowed on the link.`;
  return new BrokerRefusal("amqp:link:message-size-exceeded", words, 403);
}

export function notAllowed(description: string): BrokerRefusal {
  return new BrokerRefusal("amqp:not-allowed", description, 400);
}

/** For what the service can do and this stand-in cannot; names the construct. */
export function notImplemented(construct: string): BrokerRefusal {
  return new BrokerRefusal("amqp:not-implemented", `Not supported by the local Service Bus: ${construct}.`, 501);
}

export function malformed(what: string, cause?: unknown): BrokerRefusal {
  return new BrokerRefusal("amqp:decode-error", `Malformed ${what}.`, 400, { cause });
}
