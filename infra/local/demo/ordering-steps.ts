import { expectStatus, type PromiseAnswer } from "./answers.ts";
import { issueInvoice, placeOrder, registerAgreement } from "./contract-calls.ts";
import { kindOf } from "./mail-kind.ts";
import { localeOf, type OrderInHand, zoneOf } from "./sample.ts";
import type { Step } from "./step.ts";
import { costOf, inZone, localTime, shortId } from "./wording.ts";

const MOST_REQUESTS = 3;

const register: Step = {
  title: "Register both agreements",
  run: async (world) => {
    const hands = [world.school, world.company];
    for (const hand of hands) expectStatus((await registerAgreement(world, hand)).answer, 201, "the agreement");
    return hands.map(({ agreement }) => `${agreement.customer.name} (${agreement.noticesContact.locale})`).join(" · ");
  },
};

const place = (hand: "school" | "company", purchaseOrder: string): Step => ({
  title: `Place order ${purchaseOrder}`,
  run: async (world) => {
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

const redeliver: Step = {
  title: "Deliver PO-7781's webhook again",
  run: async (world) => {
    const { answer } = await placeOrder(world, world.school);
    const replayed = answer.headers.get("idempotent-replayed");
    const isSame = answer.body.orderId === world.school.orderId;
    const seen = `${answer.status}, ${isSame ? "the same" : "another"} order, Idempotent-Replayed: ${replayed}`;
    world.check(
      "The same webhook again is the same order",
      answer.status === 202 && isSame && replayed === "true",
      seen,
    );
    return seen;
  },
};

const confirm: Step = {
  title: "Confirm both orders",
  run: async (world) => {
    await world.travel();
    const mails = world.stack.mailbox.messages().filter((mail) => kindOf(mail) === "order-confirmation");
    const seen = mails.map(({ to, cc, language }) => `${language} to ${to.join()}, copy to ${cc.join()}`);
    const expected = [world.school, world.company].map(
      (hand) => `${localeOf(hand)} to ${hand.agreement.noticesContact.email}, copy to lar-demo@reseller.example`,
    );
    world.check(
      "Contact and reseller get the confirmation, in the contact's language",
      seen.toSorted().join() === expected.toSorted().join(),
      `${mails.length} mails: ${mails.map(({ language }) => language).join(", ")}`,
    );
    return `${mails.length} mails, each to the notices contact with a copy to the reseller`;
  },
};

type Invoicing = {
  readonly hand: "school" | "company";
  readonly purchaseOrder: string;
  /** When the publisher signs it, ISO 8601 in UTC, and its date in the agreement's zone. */
  readonly at: string;
  readonly invoicedOn: string;
  readonly check: string;
  /** The window that follows from the calendar: `opensAt` inclusive, `dueAt` exclusive, UTC. */
  readonly window: { readonly opensAt: string; readonly dueAt: string };
};

const invoice = ({ hand, purchaseOrder, at, invoicedOn, check, window }: Invoicing): Step => ({
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

/** From the agreements to the invoices, whose windows open after the year's end. */
export const ORDERING_STEPS: readonly Step[] = [
  register,
  place("school", "PO-7781"),
  place("company", "PO-7790"),
  redeliver,
  confirm,
  invoice({
    hand: "company",
    purchaseOrder: "PO-7790",
    at: "2026-12-18T15:00:00Z",
    invoicedOn: "2026-12-18",
    check: "PO-7790's window waits for the term to start on 1 January",
    window: { opensAt: "2027-01-01T05:00:00.000Z", dueAt: "2027-01-02T05:00:00.000Z" },
  }),
  // Not worked: Friday 25 December and Friday 1 January. Saturdays count towards the 10th day, not towards the 5th.
  invoice({
    hand: "school",
    purchaseOrder: "PO-7781",
    at: "2026-12-24T02:00:00Z",
    invoicedOn: "2026-12-24",
    check: "PO-7781's window spans the year's end: 5th to 10th business day in Taiwan",
    window: { opensAt: "2027-01-03T16:00:00.000Z", dueAt: "2027-01-07T16:00:00.000Z" },
  }),
];
