import type { Connection, Receiver, Sender } from "rhea";

import { BrokerRefusal, notAllowed, notImplemented } from "./broker-refusal.ts";
import type { Deliveries } from "./deliveries.ts";
import type { Namespace } from "./namespace.ts";
import type { Queue } from "./queue.ts";

/** What a link that sends to the broker is for. */
export type Inbound =
  | { readonly kind: "claims" }
  | { readonly kind: "management"; readonly queue: Queue }
  | { readonly kind: "queue"; readonly queue: Queue };

const creditWindow = 1000;
const managementSuffix = "/$management";

/** Admits links: who may attach where, and what each is granted. */
export class Links {
  readonly #namespace: Namespace;
  readonly #deliveries: Deliveries;
  readonly #inbound = new WeakMap<Receiver, Inbound>();
  readonly #claimed = new WeakSet<Connection>();

  constructor(namespace: Namespace, deliveries: Deliveries) {
    this.#namespace = namespace;
    this.#deliveries = deliveries;
  }

  /** Notes that the connection showed a valid token; without one it may reach `$cbs` alone. */
  claim(connection: Connection): void {
    this.#claimed.add(connection);
  }

  inbound(link: Receiver): Inbound | undefined {
    return this.#inbound.get(link);
  }

  /** The peer attached to send: to a queue, to its `$management` or to `$cbs`. */
  admitSender(link: Receiver): void {
    refuseOn(link, () => {
      const inbound = this.#inboundFor(link);
      this.#inbound.set(link, inbound);
      if (inbound.kind === "queue") link.local.attach.max_message_size = this.#namespace.maxMessageBytes;
      echoTermini(link);
      link.add_credit(creditWindow);
    });
  }

  /** The peer attached to receive: from a queue, or the answers of `$management` or `$cbs`. */
  admitReceiver(link: Sender, holder: unknown): void {
    refuseOn(link, () => {
      const address = addressOf(link.source?.address);
      const answers = address === "$cbs" || address.endsWith(managementSuffix);
      if (address !== "$cbs") this.#checkClaim(link.connection);
      if (answers) {
        if (address !== "$cbs") this.#namespace.resolve(address.slice(0, -managementSuffix.length));
        // Unsettled answers make the client send dispositions, which Nagle's algorithm holds back for 40 ms each.
        link.local.attach.snd_settle_mode = 1;
      } else {
        const queue = this.#namespace.resolve(address);
        refuseModes(link);
        link.local.attach.snd_settle_mode = 0;
        link.local.attach.rcv_settle_mode = 1;
        this.#deliveries.add(link, queue, holder);
      }
      echoTermini(link);
    });
  }

  topUp(link: Receiver): void {
    if (link.credit < creditWindow / 2) link.add_credit(creditWindow - link.credit);
  }

  #inboundFor(link: Receiver): Inbound {
    const address = addressOf(link.target?.address);
    if (address === "$cbs") return { kind: "claims" };
    this.#checkClaim(link.connection);
    if (address.endsWith(managementSuffix)) {
      return { kind: "management", queue: this.#namespace.resolve(address.slice(0, -managementSuffix.length)) };
    }
    const queue = this.#namespace.resolve(address);
    if (queue.deadLetters === undefined) throw notAllowed("Messages cannot be sent to a dead-letter queue.");
    return { kind: "queue", queue };
  }

  #checkClaim(connection: Connection): void {
    if (this.#claimed.has(connection)) return;
    throw new BrokerRefusal("amqp:unauthorized-access", "Unauthorized access: a put-token on $cbs comes first.", 401);
  }
}

function addressOf(address: string | null | undefined): string {
  if (typeof address !== "string") throw notImplemented("transactions, or a link without an address");
  return address;
}

function refuseModes(link: Sender): void {
  if (link.snd_settle_mode === 1) throw notImplemented("receiveAndDelete");
  const filters = Object.keys(link.source.filter ?? {});
  if (filters.includes("com.microsoft:session-filter")) throw notImplemented("sessions");
  if (filters.length > 0) throw notImplemented(`the filter ${filters.join(", ")}`);
}

function echoTermini(link: Sender | Receiver): void {
  link.set_source(link.source);
  link.set_target(link.target);
}

function refuseOn(link: Sender | Receiver, admit: () => void): void {
  try {
    admit();
  } catch (fault) {
    if (!(fault instanceof BrokerRefusal)) throw fault;
    link.close({ condition: fault.condition, description: fault.message });
  }
}
