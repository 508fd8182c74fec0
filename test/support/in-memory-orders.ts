import { toMailStanding } from "#shared/adapters/cosmos/mail-ledger.ts";
import { type MailRequest, mailIdOf } from "#shared/contracts/mail-request.ts";
import { type Fulfilment, openFulfilment, statusOf, type Transition } from "#shared/fulfilment/domain/fulfilment.ts";
import { holdOf } from "#shared/fulfilment/domain/hold.ts";
import { shownMemberships } from "#shared/fulfilment/domain/memberships.ts";
import type { FulfilmentRepository } from "#shared/fulfilment/ports.ts";
import type { DueOrder } from "#shared/fulfilment/use-cases/wake-orders.ts";
import { correlationOf } from "#shared/kernel/correlation.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";
import type { Waiting } from "#shared/kernel/wake.ts";
import type { WakeList } from "#shared/kernel/wake-due.ts";
import { type Mail, planMail, recipientRoleOf } from "#shared/notifications/domain/mail.ts";
import { reviseMail } from "#shared/notifications/domain/mail-revision.ts";
import { maskedAddress } from "#shared/notifications/domain/masked-address.ts";
import type { MailLedger } from "#shared/notifications/ports.ts";
import type { Order } from "#shared/ordering/domain/order.ts";
import type { OrderHistory, OrderMail, OrderProgress, OrderRepository } from "#shared/ordering/ports.ts";
import { ACCEPTED_AT, goods, PROCESSED_AT } from "#test/support/fulfilments.ts";

type Partition = {
  readonly order: Order;
  fulfilment: Versioned<Fulfilment>;
  /** What a read that names no session may still see while replicas lag. */
  replica: Versioned<Fulfilment>;
  readonly mails: Map<string, Versioned<Mail>>;
};

/**
 * Orders with their fulfilments and mails in one map, seen through each port that stores them. It can interfere with a
 * write the way other instances, outages and lagging replicas do. Every mail is planned at `PROCESSED_AT`.
 */
export class InMemoryOrders {
  /** Requests the database would have got. */
  requests = 0;
  /** Whether a read sees a fulfilment as it was before its last change, unless its session covers that change. */
  isLagging = false;
  readonly #partitions = new Map<string, Partition>();
  readonly #beforeSaves: (() => unknown)[] = [];
  #writes = 0;
  #answersToLose = 0;

  /** Each runs once before one of the next saves of a fulfilment; what one throws, that save throws. */
  beforeNextSaves(...happenings: readonly (() => unknown)[]): void {
    this.#beforeSaves.push(...happenings);
  }

  /** The next save is stored, but meets its own effect when the database client repeats it. */
  loseNextAnswer(): void {
    this.#answersToLose += 1;
  }

  /** How many orders there are. */
  get size(): number {
    return this.#partitions.size;
  }

  mailsOf(orderId: OrderId): readonly Mail[] {
    return [...(this.#partitions.get(orderId)?.mails.values() ?? [])].map(({ value }) => structuredClone(value));
  }

  readonly orders: OrderRepository = {
    create: async (order) => {
      this.requests += 1;
      if (this.#partitions.has(order.orderId)) return "exists";
      const fulfilment = this.#stored(openFulfilment(order, order.acceptedAt));
      this.#partitions.set(order.orderId, {
        order: structuredClone(order),
        fulfilment,
        replica: fulfilment,
        mails: new Map(),
      });
      return { session: fulfilment.session };
    },
    find: async (orderId) => {
      this.requests += 1;
      return structuredClone(this.#partitions.get(orderId)?.order);
    },
    findHistory: async (orderId) => {
      this.requests += 1;
      const partition = this.#partitions.get(orderId);
      return partition && structuredClone(toHistory(partition));
    },
  };

  readonly fulfilments: FulfilmentRepository = {
    find: async (orderId, session) => {
      this.requests += 1;
      const partition = this.#partitions.get(orderId);
      const isOld = this.isLagging && !covers(session, partition?.fulfilment.session);
      return structuredClone(isOld ? partition?.replica : partition?.fulfilment);
    },
    save: async (stored, transition) => {
      this.requests += 1;
      await this.#beforeSaves.shift()?.();
      const saved = this.#save(stored, transition);
      if (this.#answersToLose === 0) return saved;
      this.#answersToLose -= 1;
      return this.#save(stored, transition);
    },
    findMails: async (orderId) => {
      this.requests += 1;
      return [...(this.#partitions.get(orderId)?.mails.values() ?? [])].map(({ value }) => toMailStanding(value));
    },
  };

  readonly ledger: MailLedger = {
    find: async (orderId, mailId) => {
      this.requests += 1;
      return structuredClone(this.#partitions.get(orderId)?.mails.get(mailId));
    },
    save: async (mail, version) => {
      this.requests += 1;
      const mails = this.#partitions.get(mail.orderId)?.mails;
      if (mails?.get(mail.mailId)?.version !== version) throw new StaleVersionError(`${mail.mailId} has moved on`);
      const stored = this.#stored(mail);
      mails.set(mail.mailId, stored);
      return structuredClone(stored);
    },
  };

  readonly wakeList: WakeList<DueOrder> = {
    due: async (now, limit) => {
      this.requests += 1;
      return [...this.#waiting()].filter(({ waiting }) => isDue(waiting, now)).slice(0, limit);
    },
    postpone: async ({ orderId, mailId, waiting }, next) => {
      this.requests += 1;
      const partition = this.#partitions.get(orderId);
      const found = mailId === undefined ? partition?.fulfilment : partition?.mails.get(mailId);
      if (!partition || !found || found.value.wakeAt !== waiting.wakeAt) return false;
      const { wakeAt: _wakeAt, ...rest } = found.value;
      if (mailId === undefined) partition.fulfilment = this.#stored({ ...rest, ...next } as Fulfilment);
      else partition.mails.set(mailId, this.#stored({ ...rest, ...next } as Mail));
      return true;
    },
  };

  #save({ value: { orderId }, version }: Versioned<Fulfilment>, { next, mails, revision }: Transition<MailRequest>) {
    const partition = this.#partitions.get(orderId);
    if (partition?.fulfilment.version !== version) throw new StaleVersionError(`order ${orderId} has moved on`);
    if (mails.some((mail) => partition.mails.has(mailIdOf(mail))))
      throw new Error(`order ${orderId} already has a mail of this kind`);
    partition.replica = partition.fulfilment;
    partition.fulfilment = this.#stored(next);
    for (const [kind, { value }] of partition.mails) {
      const revised = revision === undefined ? value : reviseMail(value, revision, PROCESSED_AT);
      if (revised !== value) partition.mails.set(kind, this.#stored(revised));
    }
    for (const request of mails)
      partition.mails.set(
        mailIdOf(request),
        this.#stored({ ...planMail(orderId, request, PROCESSED_AT), ...correlationOf(next) }),
      );
    return structuredClone(partition.fulfilment);
  }

  *#waiting(): Generator<DueOrder> {
    for (const { order, fulfilment, mails } of this.#partitions.values()) {
      const { orderId } = order;
      yield { orderId, ...correlationOf(fulfilment.value), waiting: waitingOf(fulfilment.value) };
      for (const [mailId, { value }] of mails)
        yield { orderId, mailId, ...correlationOf(value), waiting: waitingOf(value) };
    }
  }

  #stored<Value>(value: Value): Versioned<Value> {
    this.#writes += 1;
    return { value: structuredClone(value), version: `write-${this.#writes}`, session: `session-${this.#writes}` };
  }
}

/** What the sample reseller ordered; override what a test is about. */
export const anOrder = (changes: Partial<Order> = {}): Order => ({
  ...goods(),
  customerName: "臺北市立範例高級中學",
  programme: "EES",
  market: "TW",
  editionId: "C-2019-zh",
  acceptedAt: ACCEPTED_AT,
  ...changes,
});

/** @throws {Error} when there is no such order. */
export async function fulfilmentOf(store: InMemoryOrders, orderId: OrderId = anOrder().orderId) {
  const stored = await store.fulfilments.find(orderId, "the latest");
  if (stored === undefined) throw new Error(`no order ${orderId}`);
  return stored;
}

/** Sessions count writes; a text that counts none stands for the latest. */
function covers(session: string | undefined, write = ""): boolean {
  const numberOf = (token: string) => Number(token.replace("session-", ""));
  return session !== undefined && !(numberOf(session) < numberOf(write));
}

const isDue = ({ wakeAt }: Waiting, now: Instant): boolean => wakeAt !== undefined && wakeAt <= now;

const waitingOf = ({ wakeAt, attempt, waitingSince }: Waiting): Waiting => ({
  attempt,
  ...(wakeAt === undefined ? {} : { wakeAt }),
  ...(waitingSince === undefined ? {} : { waitingSince }),
});

const toHistory = ({ order, fulfilment, mails }: Partition): OrderHistory => ({
  order,
  progress: toProgress(
    fulfilment.value,
    [...mails.values()].map(({ value }) => value),
  ),
  mails: [...mails.values()].map(({ value }) => toOrderMail(value)),
});

function toProgress(fulfilment: Fulfilment, mails: readonly Mail[]): OrderProgress {
  const { subscription, ending, price, promises, timeline, lots, invoice } = fulfilment;
  const held = holdOf(fulfilment, mails.map(toMailStanding));
  const memberships = shownMemberships(fulfilment);
  return {
    status: statusOf(fulfilment),
    ...(held && { held }),
    ...(subscription && { subscription }),
    ...(ending && { ending: { endsOn: ending.endsOn } }),
    ...(price && { price }),
    promises,
    timeline,
    lots: lots.map(({ lotId: _lotId, lastUsableOn: _lastUsableOn, awaitsTestCentre: _awaits, ...lot }) => lot),
    ...(memberships.length > 0 && { memberships }),
    ...(invoice && { invoice: { invoiceNumber: invoice.invoiceNumber, invoicedOn: invoice.invoicedOn } }),
  };
}

const toOrderMail = ({ request, status, templateEdition, plannedAt, acceptedAt }: Mail): OrderMail => ({
  kind: request.kind,
  recipientRole: recipientRoleOf({ request }),
  recipient: maskedAddress(request.recipients.to.email),
  locale: request.locale,
  status,
  templateEdition,
  plannedAt,
  ...(acceptedAt && { acceptedAt }),
});
