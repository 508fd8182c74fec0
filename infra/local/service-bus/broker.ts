import type { Server } from "node:net";
import { Socket } from "node:net";
import type { Connection, Container, Delivery, EventContext, Receiver, Session } from "rhea";
import rhea from "rhea";

import { BrokerRefusal, malformed, messageTooLarge } from "./broker-refusal.ts";
import { judgeToken } from "./claims.ts";
import type { Deliveries } from "./deliveries.ts";
import type { FaultPlan } from "./fault-plan.ts";
import { Links } from "./links.ts";
import { answerManagement } from "./management.ts";
import { readBatch } from "./message-sections.ts";
import type { Namespace } from "./namespace.ts";
import type { Request } from "./request.ts";
import { answerOn, readRequest } from "./request.ts";
import type { Outcome } from "./settlement.ts";
import { answerApart, settleDelivery } from "./settlement.ts";

const batchFormat = 0x80013700;
const undecodedFormat = 0x7fffffff;
const outcomes: readonly Outcome[] = ["accepted", "released", "modified", "rejected"];

/** The AMQP side of the broker: turns what arrives on connections into calls on the namespace. */
export class Broker {
  readonly #namespace: Namespace;
  readonly #deliveries: Deliveries;
  readonly #links: Links;
  readonly #faults: FaultPlan;
  readonly #sockets = new Set<Socket>();
  readonly #container: Container;

  constructor(namespace: Namespace, deliveries: Deliveries, faults: FaultPlan) {
    this.#namespace = namespace;
    this.#deliveries = deliveries;
    this.#faults = faults;
    this.#links = new Links(namespace, deliveries);
    this.#container = rhea.create_container({
      id: "local-service-bus",
      receiver_options: { autoaccept: false, credit_window: 0 },
      sender_options: { autosettle: false, treat_modified_as_released: false },
    });
    this.#listenToLinks();
    this.#listenToFailures();
  }

  /** Listens on loopback; rejects when the port is taken. */
  listen(port: number): Promise<Server> {
    const limits = { max_frame_size: 65_536, channel_max: 4999, idle_time_out: 240_000 };
    const options = { transport: "tcp" as const, port, host: "127.0.0.1", tcp_no_delay: true, ...limits };
    const server = this.#container.listen(options);
    server.prependListener("connection", (socket: Socket) => this.#admit(socket));
    return new Promise((resolve, reject) => {
      server.once("error", reject);
      server.once("listening", () => resolve(server));
    });
  }

  dropConnections(): void {
    for (const socket of this.#sockets) drop(socket);
  }

  #admit(socket: Socket): void {
    if (this.#faults.refusesConnections) {
      drop(socket);
      return;
    }
    this.#sockets.add(socket);
    socket.once("close", () => {
      this.#sockets.delete(socket);
      this.#deliveries.removeHeldBy(socket);
      this.#namespace.releaseHeldBy(socket);
    });
  }

  #listenToLinks(): void {
    const on = (event: string, listener: (context: EventContext) => void) => this.#container.on(event, listener);
    on("session_open", ({ session }) => session && receiveUndecoded(session));
    on("receiver_open", ({ receiver }) => receiver && this.#links.admitSender(receiver));
    on("sender_open", ({ sender, connection }) => sender && this.#links.admitReceiver(sender, socketOf(connection)));
    on("sender_close", ({ sender }) => sender && this.#deliveries.remove(sender));
    on("session_close", ({ session }) => session?.each_sender((sender) => this.#deliveries.remove(sender)));
    on("sender_flow", ({ sender }) => {
      if (sender === undefined || !this.#deliveries.has(sender)) return;
      this.#deliveries.creditGranted(sender);
      // Any bytes back carry the acknowledgement that Nagle's algorithm makes the client wait 40 ms for.
      sender.session._write_flow();
    });
    on("sender_draining", ({ sender }) => sender?.set_drained(true));
    on("sendable", () => this.#deliveries.requestAll());
    on("message", ({ receiver, delivery, message }) => {
      if (receiver && delivery) this.#receive(receiver, delivery, message);
    });
    for (const outcome of outcomes) {
      on(outcome, ({ delivery }) => delivery && settleDelivery(this.#namespace, this.#deliveries, delivery, outcome));
    }
  }

  /** Unheard, rhea would throw or print these; a lost peer is ordinary, a fault of ours or a broken frame is not. */
  #listenToFailures(): void {
    const ordinary = ["connection_error", "session_error", "sender_error", "receiver_error", "disconnected"];
    for (const event of ordinary) this.#container.on(event, () => undefined);
    for (const event of ["protocol_error", "error"]) {
      this.#container.on(event, (fault: unknown) => process.emitWarning(asError(fault)));
    }
  }

  #receive(link: Receiver, delivery: Delivery, encoded: unknown): void {
    this.#links.topUp(link);
    try {
      if (!Buffer.isBuffer(encoded)) throw malformed("transfer");
      this.#take(link, delivery, encoded);
      delivery.update(true, rhea.message.accepted().described());
    } catch (fault) {
      if (!(fault instanceof BrokerRefusal)) throw fault;
      answerApart(delivery, fault);
    }
  }

  #take(link: Receiver, delivery: Delivery, encoded: Buffer): void {
    const inbound = this.#links.inbound(link);
    if (inbound === undefined) throw malformed("transfer on a refused link");
    if (inbound.kind === "queue") {
      const limit = this.#namespace.maxMessageBytes;
      if (encoded.length > limit) throw messageTooLarge(encoded.length, limit);
      this.#namespace.accept(inbound.queue, delivery.format === batchFormat ? readBatch(encoded) : [encoded]);
    } else if (inbound.kind === "management") {
      const request = readRequest(encoded);
      answerOn(link, request, answerManagement(this.#namespace, inbound.queue, encoded, request));
    } else this.#claim(link, readRequest(encoded));
  }

  #claim(link: Receiver, request: Request): void {
    const { operation, type } = request.application_properties ?? {};
    const { status, description } = judgeToken(operation, type, request.body);
    if (status === 202) this.#links.claim(link.connection);
    answerOn(link, request, {
      application_properties: { "status-code": rhea.types.wrap_int(status), "status-description": description },
    });
  }
}

/** rhea decodes messages of the AMQP format and drops their bytes; under another format it hands the bytes over. */
function receiveUndecoded(session: Session): void {
  const receive = session.on_transfer.bind(session);
  session.on_transfer = (frame) => {
    if (!frame.performative.message_format) frame.performative.message_format = undecodedFormat;
    receive(frame);
  };
}

/** With an error, so that rhea notices: it listens for no plain close. */
function drop(socket: Socket): void {
  socket.destroy(new Error("Dropped by the broker"));
}

function socketOf(connection: Connection): Socket | undefined {
  const socket: unknown = connection.socket;
  return socket instanceof Socket ? socket : undefined;
}

function asError(fault: unknown): Error {
  return fault instanceof Error ? fault : new Error("A connection failed", { cause: fault });
}
