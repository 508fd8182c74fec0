import type { ComposedMail } from "#shared/notifications/domain/composed-mail.ts";
import type { Mailer } from "#shared/notifications/ports.ts";

/** Accepts every mail and keeps it, unless told to fail. */
export class RecordingMailer implements Mailer {
  readonly accepted: ComposedMail[] = [];
  readonly #faults: Error[] = [];

  /** The next mail is not accepted. */
  failNext(fault: Error): void {
    this.#faults.push(fault);
  }

  /** The next mail is accepted, but `fault` is all the sender sees. */
  loseNextAnswer(fault: Error): void {
    this.#faults.push(Object.assign(fault, { accepted: true }));
  }

  async send(mail: ComposedMail): Promise<void> {
    const fault = this.#faults.shift();
    if (fault === undefined || "accepted" in fault) this.accepted.push(mail);
    if (fault) throw fault;
  }
}
