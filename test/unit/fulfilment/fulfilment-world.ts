import { toMailStanding } from "#shared/adapters/cosmos/mail-ledger.ts";
import type { MailKind } from "#shared/contracts/mail-request.ts";
import {
  createAnnounceSitePacks,
  createConfirmOrder,
  createDeliverOrder,
} from "#shared/fulfilment/use-cases/await-mail.ts";
import { createCancelFulfilment } from "#shared/fulfilment/use-cases/cancel-fulfilment.ts";
import {
  createCurtailLots,
  createCurtailOrder,
  createTellOfEnding,
} from "#shared/fulfilment/use-cases/curtail-order.ts";
import { createEndOrder } from "#shared/fulfilment/use-cases/end-order.ts";
import { createFulfilOrder } from "#shared/fulfilment/use-cases/fulfil-order.ts";
import { createInvoiceOrders, type InvoiceOrdersCommand } from "#shared/fulfilment/use-cases/invoice-orders.ts";
import { createLeaveRegister } from "#shared/fulfilment/use-cases/leave-register.ts";
import { createProcessOrder } from "#shared/fulfilment/use-cases/process-order.ts";
import { createReleaseOrder } from "#shared/fulfilment/use-cases/release-order.ts";
import { createRemindContact } from "#shared/fulfilment/use-cases/remind-contact.ts";
import { createResendCodes } from "#shared/fulfilment/use-cases/resend-codes.ts";
import { createResumeOrder } from "#shared/fulfilment/use-cases/resume-order.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import { type Instant, instant } from "#shared/kernel/instant.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { acceptMail, failMail, type Mail, startSending } from "#shared/notifications/domain/mail.ts";
import { createFindListReader } from "#shared/notifications/use-cases/find-list-reader.ts";
import type { Order } from "#shared/ordering/domain/order.ts";
import { contacts, EXPIRES_AT, PROCESSED_AT } from "#test/support/fulfilments.ts";
import { anOrder, fulfilmentOf, InMemoryOrders } from "#test/support/in-memory-orders.ts";
import { Neighbours } from "#test/unit/fulfilment/neighbours.ts";

/** The context on fakes, with accepted orders, a second after they were accepted. */
export async function fulfilmentWorld(...accepted: readonly Order[]) {
  const orders = accepted.length === 0 ? [anOrder()] : accepted;
  const store = new InMemoryOrders();
  for (const order of orders) await store.orders.create(order);
  const [{ orderId, term } = anOrder()] = orders;
  const around = new Neighbours(term.endsOn);
  const time = { now: PROCESSED_AT };
  const clock = () => time.now;
  const { nudge } = around;

  const findMail = async (id: string, kind: MailKind) => {
    const found = await store.ledger.find(id, kind);
    return found && toMailStanding(found.value);
  };
  const steps = {
    process: createProcessOrder(around),
    announce: createAnnounceSitePacks({ findMail }),
    confirm: createConfirmOrder({ findMail }),
    release: createReleaseOrder(around),
    deliver: createDeliverOrder({ findMail }),
    remind: createRemindContact(around),
    curtail: createCurtailLots(around.curtailLot),
    tell: createTellOfEnding(around.findContacts),
    end: createEndOrder(around),
    leave: createLeaveRegister(around.leaveRegister),
  };
  const fulfilOrder = createFulfilOrder({ ...around, orders: store.fulfilments, steps, clock });
  const invoiceOrders = createInvoiceOrders({
    orders: store.fulfilments,
    findDeliveryDays: around.findDeliveryDays,
    findContacts: around.findContacts,
    nudge,
    clock,
    onCalendarEnding: around.onCalendarEnding,
  });
  const cancelFulfilment = createCancelFulfilment({ orders: store.fulfilments, nudge, clock });
  const resumeOrder = createResumeOrder({ ...around, orders: store.fulfilments, clock });
  const findListReader = createFindListReader(store);
  const resendCodes = createResendCodes({ ...around, orders: store.fulfilments, findListReader, clock });
  const changeMail = async (mailId: string, change: (mail: Mail) => Mail) => {
    const found = await store.ledger.find(orderId, mailId);
    if (found === undefined) throw new Error(`no mail ${mailId} is planned`);
    await store.ledger.save(change(found.value), found.version);
  };
  const claims = { asked: 0, isReuse: false };
  const claim: Claim = async () => {
    claims.asked += 1;
    return claims.isReuse ? refuse("idempotency-key-reuse") : accept("first");
  };
  return {
    ...{ store, around, claims, time },
    at: (moment: string) => Object.assign(time, { now: instant(moment) }),
    fulfil: (session?: string, id = orderId) =>
      fulfilOrder({ orderId: id, ...(session === undefined ? {} : { session }) }),
    fulfilment: async (id = orderId) => (await fulfilmentOf(store, id)).value,
    mailKinds: async (id = orderId) => (await store.orders.findHistory(id))?.mails.map(({ kind }) => kind),
    mails: async (id = orderId) => store.mailsOf(id),
    invoice: (changes: Partial<InvoiceOrdersCommand> = {}) =>
      invoiceOrders(
        { invoiceNumber: "INV-1", invoicedOn: "2026-12-18", resellerId: "lar-demo", orderIds: [orderId], ...changes },
        claim,
      ),
    curtail: (endsOn: string) => createCurtailOrder({ orders: store.fulfilments, nudge, clock })({ orderId, endsOn }),
    cancel: (resellerId = "lar-demo") => cancelFulfilment({ orderId, resellerId }, claim),
    resume: (id = orderId) => resumeOrder(id, claim),
    resend: (number: number) => resendCodes({ orderId, number }, claim),
    mail: async (mailId: string) => (await store.ledger.find(orderId, mailId))?.value,
    /** The mail service refuses a planned mail for good. */
    refuseMail: (mailId: string, about: "reader" | "message" = "reader") =>
      changeMail(mailId, (mail) => {
        const refusal = { reason: "smtp-550", about, isCopyTaken: false } as const;
        return failMail(sendingOf(mail, time.now), refusal, time.now);
      }),
    /** The mail is on its way, and nobody knows yet what became of it. */
    beginSending: (kind: MailKind) => changeMail(kind, (mail) => sendingOf(mail, time.now)),
    /** The mail service takes a planned mail. */
    acceptMail: (mailId: string, at = time.now) => changeMail(mailId, (mail) => acceptMail(mail, at)),
    /** Nobody looks at the mail any more until an operator has it looked at. */
    parkMail: (kind: MailKind) => changeMail(kind, ({ wakeAt: _wakeAt, ...mail }) => ({ ...mail, parkedAt: time.now })),
  };
}

function sendingOf(mail: Mail, at: Instant): Mail {
  const sending = startSending(mail, { at, sender: contacts.notices });
  if (!sending.ok) throw new Error(`${mail.mailId} cannot be sent: ${sending.refusal}`);
  return sending.value;
}

export type FulfilmentWorld = Awaited<ReturnType<typeof fulfilmentWorld>>;

/** When the codes of an invoice of 18 December 2026 are released in Taiwan. */
export const RELEASED_AT = "2026-12-28T00:00:00.000Z";

/** Brings the one order to where its codes are delivered. */
export async function deliver(world: FulfilmentWorld): Promise<void> {
  await world.fulfil();
  await world.acceptMail("order-confirmation");
  await world.fulfil();
  await world.invoice();
  world.at(RELEASED_AT);
  await world.fulfil();
  await world.acceptMail("code-list");
  await world.fulfil();
}

/** Its confirmation was refused; invoiced meanwhile, it is resumed when its term is over: then its release comes too late. */
export async function resumedTooLate(): Promise<FulfilmentWorld> {
  const world = await fulfilmentWorld();
  await world.fulfil();
  await world.refuseMail("order-confirmation");
  await world.fulfil();
  await world.invoice();
  world.at(EXPIRES_AT);
  await world.resume();
  return world;
}
