import { once } from "node:events";
import type { AddressInfo } from "node:net";

import { Broker } from "./broker.ts";
import { accessKey } from "./claims.ts";
import { readConfiguration } from "./configuration.ts";
import { Deliveries } from "./deliveries.ts";
import { FaultPlan } from "./fault-plan.ts";
import type { HeldMessage } from "./held-message.ts";
import { bodyText, plainPairs } from "./message-sections.ts";
import type { AcceptedListener } from "./namespace.ts";
import { Namespace } from "./namespace.ts";
import type { Queue } from "./queue.ts";

export type ServiceBusOptions = {
  /** 0, the default: any free port. */
  readonly port?: number;
  /** The parsed Config.json form of the official emulator; an unknown property is an error that names it. */
  readonly configuration: unknown;
  /** The business clock in epoch ms: everything timed but the length of locks, which is real time. */
  readonly now?: () => number;
  /** Limit per message and per batch; default 262,144. */
  readonly maxMessageBytes?: number;
};

/** Messages by state. `active`: ready and not locked; `deadLettered`: locked or not. */
export type QueueCounts = {
  readonly active: number;
  readonly locked: number;
  readonly scheduled: number;
  readonly deadLettered: number;
};

export type MessageState = "active" | "locked" | "scheduled" | "dead-lettered";

type MessageView = {
  readonly queue: string;
  readonly state: MessageState;
  readonly messageId: string;
  readonly body: string;
  readonly applicationProperties: Readonly<Record<string, unknown>>;
  readonly deadLetterReason?: string;
};

export type ServiceBusFaults = {
  /** Destroys every connection once. */
  dropConnections(): void;
  /** An outage: connections are destroyed, also new ones, until set to false. */
  refuseConnections(refuse: boolean): void;
  /** The next `times` settles answer message-lock-lost; nothing is settled. */
  refuseSettles(times: number): void;
  /** The next `times` accepted messages are enqueued twice under one message id. */
  duplicate(times: number): void;
  /** Deliveries wait `ms` of real time from then on; 0 ends it. */
  delay(ms: number): void;
};

export type ServiceBusStandIn = {
  readonly port: number;
  readonly connectionString: string;
  readonly queues: readonly string[];
  /** Throws a not-found error for an unknown queue. */
  counts(queue: string): QueueCounts;
  /** False during an outage: nobody can take what is active. */
  isReachable(): boolean;
  /** Business instant (epoch ms) of the earliest scheduled message over all queues. */
  nextScheduledAt(): number | undefined;
  /** Activates what has become due; to be called after the business clock was moved. */
  clockMoved(): void;
  /** Everything held now, in one queue or in all. */
  messages(queue?: string): readonly MessageView[];
  /** Calls the listener for every accepted message as it comes in. */
  onAccepted(listener: AcceptedListener): void;
  readonly faults: ServiceBusFaults;
  /** Loses messages, locks and duplicate history and drops every connection. */
  forget(): void;
  /** Drops every connection and frees the port; close the clients first, one that is cut off while closing may wait for ever. */
  close(): Promise<void>;
};

/** Starts a Service Bus namespace on 127.0.0.1; rejects on a bad configuration or a taken port. */
export async function startServiceBus(options: ServiceBusOptions): Promise<ServiceBusStandIn> {
  const plan = new FaultPlan();
  const deliveries = new Deliveries(plan);
  const namespace = new Namespace({
    settings: readConfiguration(options.configuration),
    now: options.now ?? Date.now,
    maxMessageBytes: options.maxMessageBytes ?? 262_144,
    faults: plan,
    onReady: (queue) => deliveries.request(queue),
  });
  const broker = new Broker(namespace, deliveries, plan);
  const server = await broker.listen(options.port ?? 0);
  const port = portOf(server.address());

  return {
    port,
    connectionString: `Endpoint=sb://127.0.0.1:${port};SharedAccessKeyName=${accessKey.name};SharedAccessKey=${accessKey.value};UseDevelopmentEmulator=true`,
    queues: namespace.queues.map((queue) => queue.settings.name),
    counts: (queue) => countsOf(namespace.resolve(queue)),
    isReachable: () => !plan.refusesConnections,
    nextScheduledAt: () => namespace.nextScheduledAt,
    clockMoved: () => namespace.clockMoved(),
    messages: (queue) => (queue === undefined ? namespace.queues : [namespace.resolve(queue)]).flatMap(viewsOf),
    onAccepted: (listener) => namespace.onAccepted(listener),
    faults: faultsOf(plan, broker, deliveries),
    forget: () => {
      namespace.forget();
      broker.dropConnections();
    },
    close: async () => {
      if (!server.listening) return;
      const closed = once(server, "close");
      server.close();
      plan.refusesConnections = true;
      broker.dropConnections();
      await closed;
      deliveries.stop();
      namespace.forget();
    },
  };
}

function faultsOf(plan: FaultPlan, broker: Broker, deliveries: Deliveries): ServiceBusFaults {
  return {
    dropConnections: () => broker.dropConnections(),
    refuseConnections: (refuse) => {
      plan.refusesConnections = refuse;
      if (refuse) broker.dropConnections();
    },
    refuseSettles: (times) => {
      plan.settlesToRefuse = times;
    },
    duplicate: (times) => {
      plan.messagesToDuplicate = times;
    },
    delay: (ms) => {
      plan.deliveryDelay = ms;
      deliveries.requestAll();
    },
  };
}

function countsOf(queue: Queue): QueueCounts {
  const { active, locked, scheduled } = queue.contents();
  return {
    active: active.length,
    locked: locked.length,
    scheduled: scheduled.length,
    deadLettered: deadLettersOf(queue).length,
  };
}

function viewsOf(queue: Queue): readonly MessageView[] {
  const { active, locked, scheduled } = queue.contents();
  const view = (state: MessageState) => (message: HeldMessage) => viewOf(queue, state, message);
  return [
    ...active.map(view("active")),
    ...locked.map(view("locked")),
    ...scheduled.map(view("scheduled")),
    ...deadLettersOf(queue).map(view("dead-lettered")),
  ];
}

function deadLettersOf(queue: Queue): readonly HeldMessage[] {
  const held = queue.deadLetters?.contents();
  return held === undefined ? [] : [...held.active, ...held.locked];
}

function viewOf(queue: Queue, state: MessageState, { parts }: HeldMessage): MessageView {
  const applicationProperties = plainPairs(parts.applicationProperties);
  const reason = applicationProperties.DeadLetterReason;
  return {
    queue: queue.settings.name,
    state,
    messageId: parts.messageId,
    body: bodyText(parts),
    applicationProperties,
    ...(typeof reason === "string" && { deadLetterReason: reason }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The broker does not listen on a port");
  return address.port;
}
