import { type Mail, readMail } from "./mail.ts";
import type { MailFolder } from "./mail-folder.ts";

export type MailStore = {
  messages(): Mail[];
  message(id: string): Mail | undefined;
  clear(): void;
  onMessage(listener: (mail: Mail) => void): void;
  /** Resolves once the mail can be read and, with a folder, is on disk. */
  accept(raw: Buffer, recipients: string[]): Promise<void>;
};

/** Numbers the mails in the order of their arrival, going on after those in the folder. */
export function createMailStore(now: () => number, folder: MailFolder | undefined): MailStore {
  const mails = folder?.read() ?? [];
  const listeners: ((mail: Mail) => void)[] = [];
  let lastId = Number(mails.at(-1)?.id ?? 0);

  return {
    messages: () => [...mails],
    message: (id) => mails.find((mail) => mail.id === id),
    clear: () => {
      mails.length = 0;
      folder?.clear();
    },
    onMessage: (listener) => {
      listeners.push(listener);
    },
    accept: async (raw, recipients) => {
      lastId += 1;
      const mail = await readMail(raw, { id: String(lastId), at: new Date(now()).toISOString(), recipients });
      await folder?.keep(mail);
      mails.push(mail);
      for (const listener of listeners) listener(mail);
    },
  };
}
