import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { onTestFinished } from "vitest";

/** An SMTP service on loopback that answers as `options` say; it ends with the test. */
export async function startSmtpService(options: SMTPServerOptions = {}) {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 50,
    logger: false,
    onData: (stream, _session, answer) => {
      text(stream).then((message) => {
        received.push(message);
        answer();
      }, answer);
    },
    ...options,
  });
  // A client that breaks off surfaces here too; the tests look at what the client says.
  server.on("error", () => undefined);
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  return { port: (listening.address() as AddressInfo).port, received };
}

/** An answer of the service with this status. */
export const answerOf = (responseCode: number): Error =>
  Object.assign(new Error("<maya@harbour.example> is not known here"), { responseCode });
