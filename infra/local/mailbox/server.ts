import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import { type MailboxFaults, type PlannedFaults, planFaults } from "./faults.ts";
import type { Mail } from "./mail.ts";
import { openMailFolder } from "./mail-folder.ts";
import { createMailStore, type MailStore } from "./mail-store.ts";

export type Mailbox = {
  port: number;
  /** Oldest first. */
  messages(): Mail[];
  message(id: string): Mail | undefined;
  clear(): void;
  onMessage(listener: (mail: Mail) => void): void;
  faults: MailboxFaults;
  close(): Promise<void>;
};

/** `port` 0 or absent: any free one. `now` is the business clock in ms; `folder` keeps the mails on disk. */
export type MailboxOptions = { port?: number; now?: () => number; folder?: string };

/** Listens on 127.0.0.1, plain SMTP without AUTH. Throws (EADDRINUSE) when the port is taken. */
export async function startMailbox({ port = 0, now = Date.now, folder }: MailboxOptions = {}): Promise<Mailbox> {
  const { accept, ...reading } = createMailStore(now, folder === undefined ? undefined : openMailFolder(folder));
  const sockets = new Set<Socket>();
  const destroyConnections = () => {
    for (const socket of sockets) socket.destroy();
  };
  const planned = planFaults(destroyConnections);
  const smtp = createSmtpServer(planned.refusalOf, async (stream, session) => {
    const outcome = await receive(stream, session, planned, accept);
    if (outcome === "answer-lost") connectionOf(session, sockets)?.destroy();
  });

  const server = smtp.listen(port, "127.0.0.1");
  server.prependListener("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    if (planned.refusing()) socket.destroy();
  });
  await once(server, "listening");

  return {
    port: (server.address() as AddressInfo).port,
    ...reading,
    faults: planned.faults,
    close: async () => {
      const closed = new Promise<void>((resolve) => smtp.close(resolve));
      destroyConnections();
      await closed;
    },
  };
}

type Receive = (stream: SMTPServerDataStream, session: SMTPServerSession) => Promise<void>;

function createSmtpServer(refusalOf: PlannedFaults["refusalOf"], onMessage: Receive): SMTPServer {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: ({ address }, _session, answer) => answer(rejection(refusalOf(address))),
    onData: (stream, session, answer) => {
      onMessage(stream, session).then(
        () => answer(),
        (error: unknown) => answer(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  // A connection that broke surfaces here; its sender sees it too, and the others go on.
  smtp.on("error", () => undefined);
  return smtp;
}

async function receive(
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
  planned: PlannedFaults,
  accept: MailStore["accept"],
): Promise<"answered" | "answer-lost"> {
  const raw = await buffer(stream);
  const code = planned.takeRejection();
  const rejected = rejection(code);
  if (rejected) throw rejected;

  await accept(
    raw,
    envelope.rcptTo.map(({ address }) => address),
  );
  return planned.takeLostAnswer() ? "answer-lost" : "answered";
}

const rejection = (code: number | undefined): Error | undefined =>
  code === undefined ? undefined : Object.assign(new Error("Rejected on demand"), { responseCode: code });

function connectionOf({ remotePort }: SMTPServerSession, sockets: ReadonlySet<Socket>): Socket | undefined {
  return [...sockets].find((socket) => socket.remotePort === remotePort);
}
