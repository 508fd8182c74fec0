import { expectStatus, problemOf } from "./answers.ts";
import { type Learner, readOrder, redeem } from "./contract-calls.ts";
import { isAbout, kindOf } from "./mail-kind.ts";
import { nextCode, SERVER_EXAM } from "./redemption-steps.ts";
import { localeOf, nameOf, type OrderInHand, zoneOf } from "./sample.ts";
import type { Step } from "./step.ts";
import { inZone, seconds } from "./wording.ts";
import type { DemoWorld } from "./world.ts";

/** So late a code is still redeemed: real time goes on meanwhile, so this is also how long the call may take. */
const LAST_MOMENT_MS = 1_000;
/** Longer than the ten minutes after which a lot is closed. */
const CLOSED_AFTER_MS = 15 * 60_000;

type Ending = {
  readonly hand: "school" | "company";
  readonly purchaseOrder: string;
  /** First moment after the term, ISO 8601 in UTC. */
  readonly expiresAt: string;
  readonly learner: Learner;
};

const lastMoment = ({ hand, purchaseOrder, expiresAt, learner }: Ending): Step => ({
  title: `Redeem a code of ${purchaseOrder} in its last second`,
  run: async (world) => {
    const end = Date.parse(expiresAt);
    await world.travel(end - LAST_MOMENT_MS);
    const { answer } = await redeem(world, nextCode(world[hand]), learner, SERVER_EXAM);
    const before = end - Date.parse(answer.body.redeemedAt);
    const isRedeemed = answer.status === 200 && before > 0 && before <= LAST_MOMENT_MS;
    const seen = isRedeemed ? `${seconds(before)} before the end` : `${answer.status} ${problemOf(answer.body) ?? ""}`;
    world.check(`A code of ${purchaseOrder} works until its last second`, isRedeemed, seen);
    if (answer.status === 200) world[hand].redeemed += 1;
    return `${answer.status} for ${learner.name}, ${seen}`;
  },
});

const expiry = ({ hand, purchaseOrder, expiresAt, learner }: Ending): Step => ({
  title: `Redeem another at the very end of ${purchaseOrder}`,
  run: async (world) => {
    const order = world[hand];
    await world.travel(Date.parse(expiresAt));
    const { answer } = await redeem(world, nextCode(order), learner, SERVER_EXAM);
    const seen = `${answer.status} ${problemOf(answer.body)}`;
    const [lot] = expectStatus((await readOrder(world, order)).answer, 200, purchaseOrder).lots;
    world.check(
      `A code of ${purchaseOrder} expires when the term ends, to the instant`,
      seen === "410 code-expired" && lot?.expiresAt === new Date(expiresAt).toISOString(),
      `${seen} at ${inZone(expiresAt, zoneOf(order))}`,
    );
    return `${seen}, ${inZone(expiresAt, zoneOf(order))}`;
  },
});

const closing = ({ hand, purchaseOrder, expiresAt }: Ending): Step => ({
  title: `Close the lot of ${purchaseOrder}`,
  run: async (world) => {
    const order = world[hand];
    await world.travel(Date.parse(expiresAt) + CLOSED_AFTER_MS);
    const { status, lots } = expectStatus((await readOrder(world, order)).answer, 200, purchaseOrder);
    const [lot] = lots;
    const expired = order.issued - order.redeemed;
    const seen = `${status}: ${lot?.codes} issued = ${lot?.redeemed} redeemed + ${lot?.expired} expired`;
    world.check(
      `${purchaseOrder} has ended and its counts add up`,
      status === "ended" && lot?.codes === order.issued && lot.redeemed === order.redeemed && lot.expired === expired,
      seen,
    );
    checkNotice(world, order, expired);
    return seen;
  },
});

function checkNotice(world: DemoWorld, order: OrderInHand, expired: number): void {
  const notices = world.stack.mailbox
    .messages()
    .filter((mail) => isAbout(mail, order.orderId) && kindOf(mail) === "expiry-notice");
  const [notice] = notices;
  const numbers = new Set(notice?.text.match(/\d+/g));
  const counts = [order.issued, order.redeemed, expired];
  world.check(
    `The contact of ${nameOf(order)} is told the counts`,
    notices.length === 1 && notice?.language === localeOf(order) && counts.every((count) => numbers.has(String(count))),
    notice === undefined ? "no notice" : `${notice.language}: ${notice.subject}`,
  );
}

const endingSteps = (ending: Ending): readonly Step[] => [lastMoment(ending), expiry(ending), closing(ending)];

/** The ends of both terms, each in its own zone. */
export const EXPIRY_STEPS: readonly Step[] = [
  ...endingSteps({
    hand: "school",
    purchaseOrder: "PO-7781",
    expiresAt: "2027-08-31T16:00:00Z",
    learner: { name: "吳承翰", email: "chenghan.wu@qinglan.example" },
  }),
  ...endingSteps({
    hand: "company",
    purchaseOrder: "PO-7790",
    expiresAt: "2028-01-01T05:00:00Z",
    learner: { name: "Owen Clark", email: "owen.clark@harborpine.example" },
  }),
];
