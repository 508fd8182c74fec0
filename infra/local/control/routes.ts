import type { Mail } from "../mailbox/mail.ts";
import { readClockRequest } from "./clock-request.ts";
import { type Answer, json, problem } from "./exchange.ts";
import { attachmentDownload, mailPage } from "./mail-page.ts";
import { overviewPage, type QueueCounts } from "./overview-page.ts";
import type { TimeMachine } from "./time-machine.ts";

/** What the control API shows and drives. */
export type ControlParts = {
  clock: { now(): number };
  timeMachine: TimeMachine;
  mailbox: { messages(): Mail[]; message(id: string): Mail | undefined };
  clients: readonly { id: string; secret: string }[];
  queues(): QueueCounts[];
  /** The URL of the Functions host. */
  functions: string;
};

/** Answers one request; the groups of `path` are the arguments, `body` is the text that came with it. */
type Route = { method: "GET" | "POST"; path: RegExp; answer(args: string[], body: string): Answer | Promise<Answer> };

export function controlRoutes(parts: ControlParts): Route[] {
  const now = () => new Date(parts.clock.now()).toISOString();
  const withMail = (id: string, show: (mail: Mail) => Answer) => {
    const mail = parts.mailbox.message(id);
    return mail === undefined ? problem(404, "Not Found", `There is no mail ${id}`) : show(mail);
  };

  return [
    { method: "GET", path: /^\/clock$/, answer: () => json(clockBody(now())) },
    {
      method: "POST",
      path: /^\/clock$/,
      answer: async (_, body) => {
        const { target, settle } = readClockRequest(body);
        await parts.timeMachine.advanceTo(target);
        if (settle) await parts.timeMachine.settle();
        return json(clockBody(now()));
      },
    },
    {
      method: "GET",
      path: /^\/mail$/,
      answer: () => json(parts.mailbox.messages().map(({ id, to, subject, at }) => ({ id, to, subject, at }))),
    },
    { method: "GET", path: /^\/mail\/(\d+)$/, answer: ([id = ""]) => withMail(id, (mail) => json(mail)) },
    { method: "GET", path: /^\/mail\/(\d+)\/view$/, answer: ([id = ""]) => withMail(id, mailPage) },
    {
      method: "GET",
      path: /^\/mail\/(\d+)\/attachments\/(\d+)$/,
      answer: ([id = "", index]) =>
        withMail(id, ({ attachments }) => {
          const attachment = attachments[Number(index)];
          return attachment ? attachmentDownload(attachment) : problem(404, "Not Found", "No such attachment");
        }),
    },
    { method: "GET", path: /^\/clients$/, answer: () => json(parts.clients) },
    {
      method: "GET",
      path: /^\/$/,
      answer: () =>
        overviewPage({
          now: now(),
          functionsUrl: parts.functions,
          mails: parts.mailbox.messages(),
          queues: parts.queues(),
        }),
    },
  ];
}

/** `epochSeconds` is what a signed request's timestamp wants. */
const clockBody = (now: string) => ({ now, epochSeconds: Math.floor(Date.parse(now) / 1000) });
