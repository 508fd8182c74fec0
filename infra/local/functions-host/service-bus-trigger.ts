import {
  type MessageHandlers,
  type ServiceBusClient,
  ServiceBusError,
  type ServiceBusReceivedMessage,
  type ServiceBusReceiver,
} from "@azure/service-bus";
import type { Activity } from "./activity.ts";
import type { FunctionDefinition } from "./function-definitions.ts";
import { describeFault, type HostLog } from "./host-log.ts";
import type { Invoker } from "./invocation.ts";
import { keepLocked } from "./lock-renewal.ts";
import { bodyText, messageMetadata } from "./message-data.ts";
import { SettleQueue } from "./settle-queue.ts";

export type ServiceBusTriggerParts = {
  readonly definition: FunctionDefinition;
  readonly client: ServiceBusClient;
  readonly queueName: string;
  readonly maxConcurrentCalls: number;
  readonly maxAutoLockRenewalMs: number;
  readonly invoker: Invoker;
  readonly activity: Activity;
  readonly log: HostLog;
};

type Settle = "completeMessage" | "abandonMessage";

/** One queue function: peek-lock, complete when it returns, abandon at once when it throws. */
export class ServiceBusTrigger {
  readonly #parts: ServiceBusTriggerParts;
  readonly #receiver: ServiceBusReceiver;
  readonly #settles = new SettleQueue();
  #subscription: { close(): Promise<void> } | undefined;
  /** Counts the links; a message that came over an earlier one cannot be settled over its own any more. */
  #link = 0;

  constructor(parts: ServiceBusTriggerParts) {
    this.#parts = parts;
    this.#receiver = parts.client.createReceiver(parts.queueName, {
      receiveMode: "peekLock",
      skipParsingBodyAsJson: true,
      maxAutoLockRenewalDurationInMs: 0,
    });
  }

  /** Resolves when the queue is being read, or when the first attempt has failed; the client keeps trying. */
  async attach(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    // `postInitialize` is the client's own name for "the link is open"; it has no public counterpart.
    const handlers: MessageHandlers & { postInitialize(): Promise<void> } = {
      postInitialize: async () => {
        this.#link += 1;
        resolve();
      },
      processMessage: (message) => this.#parts.activity.track(() => this.#handle(message)),
      processError: async ({ error, errorSource }) => {
        this.#complain("warning", `Service Bus (${errorSource})`, error);
        resolve();
      },
    };
    this.#subscription = this.#receiver.subscribe(handlers, {
      autoCompleteMessages: false,
      maxConcurrentCalls: this.#parts.maxConcurrentCalls,
    });
    await promise;
  }

  /** Takes no further message; the link stays open for those being handled. */
  async stopReceiving(): Promise<void> {
    await this.#subscription?.close();
  }

  async #handle(message: ServiceBusReceivedMessage): Promise<void> {
    const { definition, invoker, maxAutoLockRenewalMs } = this.#parts;
    const link = this.#link;
    const release = keepLocked(this.#receiver, message, maxAutoLockRenewalMs, (fault) =>
      this.#complain("warning", `The lock of message ${message.messageId} was not renewed`, fault),
    );
    const outcome = await invoker
      .invoke(definition.registered, {
        bindingName: definition.bindingName,
        data: { string: bodyText(message) },
        metadata: messageMetadata(message),
      })
      .then<Settle, Settle>(
        () => "completeMessage",
        () => "abandonMessage", // The invoker has logged the fault; the message comes again.
      );
    await this.#settles.add(() => this.#settle(outcome, message, link));
    release();
  }

  async #settle(outcome: Settle, message: ServiceBusReceivedMessage, link: number): Promise<void> {
    try {
      await this.#receiver[outcome](link === this.#link ? message : withoutLink(message));
    } catch (fault) {
      this.#complain("error", `${outcome} of message ${message.messageId} failed; it will come again`, fault);
    }
  }

  #complain(level: "warning" | "error", what: string, fault: unknown): void {
    const message = `${what}: ${fault instanceof ServiceBusError ? `${fault.code}: ${fault.message}` : describeFault(fault)}`;
    this.#parts.log({ level, category: "system", functionName: this.#parts.definition.name, message });
  }
}

/** The client settles such a message by its lock token over the management link, as it does with deferred ones. */
function withoutLink(message: ServiceBusReceivedMessage): ServiceBusReceivedMessage {
  return Object.assign(Object.create(Object.getPrototypeOf(message)), message, { delivery: {} });
}
