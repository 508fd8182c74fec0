import type { BusinessDays } from "#shared/contracts/business-days.ts";
import { mailIdOf } from "#shared/contracts/mail-request.ts";
import { CalendarExceededError, isEnding } from "#shared/fulfilment/domain/business-calendar.ts";
import { calendarOf } from "#shared/fulfilment/domain/calendars/known-calendars.ts";
import { type DeliveryWindow, deliveryWindow } from "#shared/fulfilment/domain/delivery-window.ts";
import type { Fulfilment } from "#shared/fulfilment/domain/fulfilment.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { checkInvoice, type InvoiceRefusal, recordInvoice } from "#shared/fulfilment/domain/transitions.ts";
import type { FindContacts, FindDeliveryDays, FulfilmentRepository, Nudge } from "#shared/fulfilment/ports.ts";
import { tellOfHold } from "#shared/fulfilment/use-cases/tell-of-hold.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Clock, Instant } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";

/** `invoicedOn` is a date in each order's own time zone; one invoice may cover several orders. */
export type InvoiceOrdersCommand = {
  readonly invoiceNumber: string;
  readonly invoicedOn: string;
  readonly resellerId: string;
  readonly orderIds: readonly OrderId[];
};

export type InvoiceOrdersRefusal =
  | InvoiceRefusal
  | "order-unknown"
  | "invoice-date-implausible"
  | "calendar-not-available"
  | "idempotency-key-reuse";

/** All orders are checked before the first is written; a repeat of an interrupted call completes it. */
export type InvoiceOrders = (
  command: InvoiceOrdersCommand,
  claim: Claim,
) => Promise<Outcome<readonly Fulfilment[], InvoiceOrdersRefusal>>;

type Dependencies = {
  readonly orders: FulfilmentRepository;
  readonly findDeliveryDays: FindDeliveryDays;
  readonly findContacts: FindContacts;
  readonly nudge: Nudge;
  readonly clock: Clock;
  /** Told with each order invoiced by a calendar that ends within 90 days; `validUntil` is its last day. */
  readonly onCalendarEnding: (calendar: { readonly calendarId: string; readonly validUntil: string }) => void;
};

export const createInvoiceOrders =
  (dependencies: Dependencies): InvoiceOrders =>
  async (command, claim) => {
    const checks: Checked[] = [];
    for (const [index, orderId] of command.orderIds.entries()) {
      const checked = await check(orderId, index, command, dependencies);
      if (!checked.ok) return checked;
      checks.push(checked.value);
    }
    const claimed = await claim();
    if (!claimed.ok) return claimed;

    const invoiced: Fulfilment[] = [];
    for (const [index, orderId] of command.orderIds.entries()) {
      let known = checks[index];
      const recorded = await retryWhenStale(async () => {
        const checked = known ? accept(known) : await check(orderId, index, command, dependencies);
        known = undefined;
        return checked.ok ? accept(await record(orderId, checked.value, command, dependencies)) : checked;
      });
      if (!recorded.ok) return recorded;
      invoiced.push(recorded.value);
    }
    return accept(invoiced);
  };

/** `window` is the one the invoice opens; absent when this very invoice is recorded already. */
type Checked = { readonly stored: Versioned<Fulfilment>; readonly window?: DeliveryWindow };

async function check(
  orderId: OrderId,
  index: number,
  { resellerId, invoiceNumber, invoicedOn }: InvoiceOrdersCommand,
  { orders, findDeliveryDays, clock }: Dependencies,
): Promise<Outcome<Checked, InvoiceOrdersRefusal>> {
  const pointer = `/data/orderIds/${index}`;
  const stored = await orders.find(orderId);
  if (stored?.value.resellerId !== resellerId) return refuse("order-unknown", pointer);

  const allowed = checkInvoice(stored.value, { invoiceNumber, invoicedOn });
  if (!allowed.ok) return refuse(allowed.refusal, pointer);
  if (allowed.value === "recorded") return accept({ stored });
  if (!isPlausible(invoicedOn, stored.value, clock())) return refuse("invoice-date-implausible", "/data/invoicedOn");
  const window = windowOf(invoicedOn, findDeliveryDays(stored.value.editionId), stored.value);
  return window === undefined ? refuse("calendar-not-available", pointer) : accept({ stored, window });
}

/** Undefined where the calendar does not reach as far as the window. */
function windowOf(invoicedOn: string, businessDays: BusinessDays, { term }: Fulfilment): DeliveryWindow | undefined {
  try {
    return deliveryWindow({
      invoicedOn,
      businessDays,
      termStartsOn: term.startsOn,
      timeZone: term.timeZone,
      calendar: calendarOf(term.calendar),
    });
  } catch (error) {
    if (error instanceof CalendarExceededError) return undefined;
    throw error;
  }
}

/** Between the day the order was accepted and today, both inclusive, in the term's time zone. */
const isPlausible = (invoicedOn: string, { milestones, term }: Fulfilment, at: Instant): boolean =>
  invoicedOn >= localDateOf(milestones.accepted, term.timeZone) && invoicedOn <= localDateOf(at, term.timeZone);

async function record(
  orderId: OrderId,
  { stored, window }: Checked,
  { invoiceNumber, invoicedOn }: InvoiceOrdersCommand,
  dependencies: Dependencies,
): Promise<Fulfilment> {
  if (window === undefined) return stored.value;

  const { orders, findContacts, nudge } = dependencies;
  const at = dependencies.clock();
  const invoiced = recordInvoice(stored.value, { invoiceNumber, invoicedOn, recordedAt: at }, window, at);
  const change = await tellOfHold(stored.value, invoiced, findContacts);
  const { session } = await orders.save(stored, change);
  for (const mail of change.mails) await nudge.sendMail(orderId, mailIdOf(mail), session);
  const calendar = calendarOf(stored.value.term.calendar);
  if (isEnding(calendar, invoicedOn)) dependencies.onCalendarEnding(calendar);
  if (window.releaseAt <= at) await nudge.fulfilOrder(orderId, "invoiced", session);
  return change.next;
}
