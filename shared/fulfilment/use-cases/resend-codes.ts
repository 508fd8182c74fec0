import { mailIdOf } from "#shared/contracts/mail-request.ts";
import type { Fulfilment } from "#shared/fulfilment/domain/fulfilment.ts";
import { type Contacts, codeListAgain, resendNotice } from "#shared/fulfilment/domain/mail-requests.ts";
import { checkResend, type ResendRefusal, resend, usableLots } from "#shared/fulfilment/domain/resending.ts";
import type { FindContacts, FindListReader, FulfilmentRepository, Nudge } from "#shared/fulfilment/ports.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Clock, Instant } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";

export type ResendCodesRefusal = "order-unknown" | ResendRefusal | "idempotency-key-reuse";

/** `number`: which resend of the order this is, from 1. */
export type ResendCodesCommand = { readonly orderId: OrderId; readonly number: number };

/**
 * Mails the list of codes once more, the same codes but for those that have ended, to the contact on record: three
 * in 24 hours, and only once its mailbox has been on record for 72 hours. A mailbox that had the list last and is no
 * longer the contact's is told, without any code.
 */
export type ResendCodes = (
  command: ResendCodesCommand,
  claim: Claim,
) => Promise<Outcome<Fulfilment, ResendCodesRefusal>>;

type Dependencies = {
  readonly orders: FulfilmentRepository;
  readonly findContacts: FindContacts;
  readonly findListReader: FindListReader;
  readonly nudge: Nudge;
  readonly clock: Clock;
};

export const createResendCodes =
  (dependencies: Dependencies): ResendCodes =>
  (command, claim) =>
    retryWhenStale(async () => {
      const { orders, findContacts, clock } = dependencies;
      const stored = await orders.find(command.orderId);
      if (stored === undefined) return refuse("order-unknown");
      const contacts = await findContacts(stored.value);
      const at = clock();
      const checked = checkResend(stored.value, { number: command.number, contactSince: contacts.since }, at);
      if (!checked.ok) return checked;

      const claimed = await claim();
      if (!claimed.ok) return claimed;
      if (checked.value === "done") return accept(stored.value);
      return accept(await resendNext(stored, { ...command, contacts, at }, dependencies));
    });

async function resendNext(
  stored: Versioned<Fulfilment>,
  { orderId, number, contacts, at }: ResendCodesCommand & { readonly contacts: Contacts; readonly at: Instant },
  { orders, findListReader, nudge }: Dependencies,
): Promise<Fulfilment> {
  const list = codeListAgain(stored.value, usableLots(stored.value, at), contacts, number);
  const before = await findListReader(orderId, number - 1);
  const isElsewhere = before !== undefined && before.email !== contacts.notices.email;
  const notices = isElsewhere
    ? [resendNotice(stored.value, { ...contacts, notices: before, resentAt: at }, number)]
    : [];
  const change = resend(stored.value, [list, ...notices], at);
  const { session } = await orders.save(stored, change);
  for (const mail of change.mails) await nudge.sendMail(orderId, mailIdOf(mail), session);
  return change.next;
}
