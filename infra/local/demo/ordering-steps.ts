import { expectStatus, type PromiseAnswer } from "./answers.ts";
import { issueInvoice, placeOrder, registerAgreement } from "./contract-calls.ts";
import { mailsAbout } from "./mail-kind.ts";
import { type Hand, localeOf, type OrderInHand, zoneOf } from "./sample.ts";
import type { Step } from "./step.ts";
import { costOf, inZone, localTime, shortId } from "./wording.ts";

const MOST_REQUESTS = 3;

/** `at` is when the publisher registers it, ISO 8601 in UTC; absent: at once. */
export const register = (hand: Hand, who: string, at?: string): Step => ({
  title: `Register the agreement of ${who}`,
  run: async (world) => {
    if (at !== undefined) await world.travel(Date.parse(at));
    const { agreement } = world[hand];
    expectStatus((await registerAgreement(world, world[hand])).answer, 201, "the agreement");
    const { agreementNumber, customer, noticesContact } = agreement;
    return `${agreementNumber}, ${customer.name}, written to in ${noticesContact.locale}`;
  },
});

export const place = (hand: Hand, purchaseOrder: string): Step => ({
  title: `Place order ${purchaseOrder}`,
  run: async (world) => {
    world[hand].placedAt = new Date(world.stack.clock.now()).toISOString();
    const { answer, usage } = await placeOrder(world, world[hand]);
    world[hand].orderId = expectStatus(answer, 202, `order ${purchaseOrder}`).orderId;
    world.check(
      `${purchaseOrder} is accepted with at most ${MOST_REQUESTS} requests`,
      usage.requests <= MOST_REQUESTS,
      costOf(usage),
    );
    return `202 accepted, order ${shortId(world[hand].orderId)}, ${costOf(usage)}`;
  },
});

export const redeliver = (hand: Hand, purchaseOrder: string): Step => ({
  title: `Deliver the webhook of ${purchaseOrder} again`,
  run: async (world) => {
    const { answer } = await placeOrder(world, world[hand]);
    const replayed = answer.headers.get("idempotent-replayed");
    const isSame = answer.body.orderId === world[hand].orderId;
    const seen = `${answer.status}, ${isSame ? "the same" : "another"} order, Idempotent-Replayed: ${replayed}`;
    world.check(
      "The same webhook again is the same order",
      answer.status === 202 && isSame && replayed === "true",
      seen,
    );
    return seen;
  },
});

export const confirm = (hand: Hand, purchaseOrder: string): Step => ({
  title: `Confirm ${purchaseOrder}`,
  run: async (world) => {
    await world.travel();
    const order = world[hand];
    const mails = mailsAbout(world, order, "order-confirmation");
    const seen = mails.map(({ to, cc, language }) => `${language} to ${to.join()}, copy to ${cc.join()}`).join();
    const { email } = order.agreement.noticesContact;
    world.check(
      `Contact and reseller of ${purchaseOrder} get the confirmation, in the contact's language`,
      seen === `${localeOf(order)} to ${email}, copy to lar-demo@reseller.example`,
      seen,
    );
    return mails.map(({ subject }) => `“${subject}”`).join();
  },
});

type Invoicing = {
  readonly hand: Hand;
  readonly purchaseOrder: string;
  /** When the publisher signs it, ISO 8601 in UTC, and its date in the agreement's zone. */
  readonly at: string;
  readonly invoicedOn: string;
  readonly check: string;
  /** The window that follows from the calendar: `opensAt` inclusive, `dueAt` exclusive, UTC. */
  readonly window: { readonly opensAt: string; readonly dueAt: string };
};

export const invoice = ({ hand, purchaseOrder, at, invoicedOn, check, window }: Invoicing): Step => ({
  title: `Invoice ${purchaseOrder}`,
  run: async (world) => {
    await world.travel(Date.parse(at));
    const { answer } = await issueInvoice(world, world[hand], invoicedOn);
    const { orders } = expectStatus(answer, 200, `the invoice of ${purchaseOrder}`);
    const promise = orders.flatMap(({ promises }) => promises).find(({ kind }) => kind === "deliver");
    const seen = windowText(promise, world[hand]);
    world.check(check, promise?.opensAt === window.opensAt && promise.dueAt === window.dueAt, seen);
    return `on ${inZone(at, zoneOf(world[hand]))}, codes due ${seen}`;
  },
});

function windowText(promise: PromiseAnswer | undefined, hand: OrderInHand): string {
  if (promise?.opensAt === undefined) return "at no time";
  return `${localTime(promise.opensAt, zoneOf(hand))} – ${localTime(promise.dueAt, zoneOf(hand))}`;
}
