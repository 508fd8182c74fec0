import { StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";
import type { Mail } from "#shared/notifications/domain/mail.ts";
import type { MailLedger } from "#shared/notifications/ports.ts";

/** Mails in a map. Its saves can fail, and others can interfere between a read and a save. */
export class InMemoryMailLedger implements MailLedger {
  readonly #entries = new Map<string, { readonly mail: Mail; readonly version: number }>();
  readonly #beforeSaves: (() => void)[] = [];

  constructor(...mails: readonly Mail[]) {
    for (const mail of mails) this.put(mail);
  }

  /** The entry as it is now. */
  entry(orderId: string, mailId: string): Mail | undefined {
    return this.#entries.get(keyOf(orderId, mailId))?.mail;
  }

  /** Writes without asking, as another instance would. */
  put(mail: Mail): void {
    const key = keyOf(mail.orderId, mail.mailId);
    this.#entries.set(key, { mail, version: (this.#entries.get(key)?.version ?? 0) + 1 });
  }

  /** `happenings` run one before each of the next saves; what one throws, that save throws. */
  beforeNextSaves(...happenings: readonly (() => void)[]): void {
    this.#beforeSaves.push(...happenings);
  }

  async find(orderId: string, mailId: string): Promise<Versioned<Mail> | undefined> {
    const found = this.#entries.get(keyOf(orderId, mailId));
    return found && { value: found.mail, version: String(found.version) };
  }

  async save(mail: Mail, version: string): Promise<Versioned<Mail>> {
    this.#beforeSaves.shift()?.();
    const key = keyOf(mail.orderId, mail.mailId);
    if (String(this.#entries.get(key)?.version) !== version) throw new StaleVersionError(`${key} has moved on`);
    this.put(mail);
    const saved = String(this.#entries.get(key)?.version);
    return { value: mail, version: saved, session: `session-${saved}` };
  }
}

const keyOf = (orderId: string, mailId: string) => `${orderId}/${mailId}`;
