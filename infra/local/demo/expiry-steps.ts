import { expectStatus, problemOf } from "./answers.ts";
import { type Learner, readOrder, redeem } from "./contract-calls.ts";
import { mailsAbout } from "./mail-kind.ts";
import { SERVER_EXAM } from "./redemption-steps.ts";
import { type Hand, localeOf, nameOf, type OrderInHand, takeCode, zoneOf } from "./sample.ts";
import type { Step } from "./step.ts";
import { inZone, seconds } from "./wording.ts";
import type { DemoWorld } from "./world.ts";

/** So late a code is still redeemed: real time goes on meanwhile, so this is also how long the call may take. */
const LAST_MOMENT_MS = 5_000;
/** Longer than the ten minutes after which a lot is closed. */
const CLOSED_AFTER_MS = 15 * 60_000;

type Ending = {
  readonly hand: Hand;
  readonly purchaseOrder: string;
  /** First moment after the term, ISO 8601 in UTC. */
  readonly expiresAt: string;
  readonly learner: Learner;
};

const lastMoment = ({ hand, purchaseOrder, expiresAt, learner }: Ending): Step => ({
  title: `Redeem a code of ${purchaseOrder} in its last seconds`,
  run: async (world) => {
    const end = Date.parse(expiresAt);
    await world.travel(end - LAST_MOMENT_MS);
    const { answer } = await redeem(world, takeCode(world[hand]), learner, SERVER_EXAM);
    const before = end - Date.parse(answer.body.redeemedAt);
    const isRedeemed = answer.status === 200 && before > 0 && before <= LAST_MOMENT_MS;
    const seen = isRedeemed ? `${seconds(before)} before the end` : `${answer.status} ${problemOf(answer.body) ?? ""}`;
    world.check(`A code of ${purchaseOrder} works until its last seconds`, isRedeemed, seen);
    if (answer.status === 200) world[hand].redeemed += 1;
    return `${answer.status} for ${learner.name}, ${seen}`;
  },
});

const expiry = ({ hand, purchaseOrder, expiresAt, learner }: Ending): Step => ({
  title: `Redeem another at the very end of ${purchaseOrder}`,
  run: async (world) => {
    const order = world[hand];
    await world.travel(Date.parse(expiresAt));
    const { answer } = await redeem(world, takeCode(order), learner, SERVER_EXAM);
    const seen = `${answer.status} ${problemOf(answer.body)}`;
    const { lots } = expectStatus((await readOrder(world, order)).answer, 200, purchaseOrder);
    const ends = new Set(lots.map((lot) => lot.expiresAt));
    world.check(
      `A code of ${purchaseOrder} expires when the term ends, to the instant`,
      seen === "410 code-expired" && [...ends].join() === new Date(expiresAt).toISOString(),
      `${seen} at ${inZone(expiresAt, zoneOf(order))}`,
    );
    return `${seen}, ${inZone(expiresAt, zoneOf(order))}`;
  },
});

const closing = ({ hand, purchaseOrder, expiresAt }: Ending): Step => ({
  title: `Close the lots of ${purchaseOrder}`,
  run: async (world) => {
    const order = world[hand];
    await world.travel(Date.parse(expiresAt) + CLOSED_AFTER_MS);
    const { status, lots } = expectStatus((await readOrder(world, order)).answer, 200, purchaseOrder);
    const sum = (count: "codes" | "redeemed" | "expired") => lots.reduce((total, lot) => total + (lot[count] ?? 0), 0);
    const [issued, redeemed, expired] = [sum("codes"), sum("redeemed"), sum("expired")];
    const isRight = issued === order.issued && redeemed === order.redeemed && redeemed + expired === issued;
    const seen = `${status}: ${issued} issued = ${redeemed} redeemed + ${expired} expired`;
    world.check(`${purchaseOrder} has ended and its counts add up`, status === "ended" && isRight, seen);
    checkNotice(world, order, expired);
    return seen;
  },
});

function checkNotice(world: DemoWorld, order: OrderInHand, expired: number): void {
  const notices = mailsAbout(world, order, "expiry-notice");
  const [notice] = notices;
  const numbers = new Set(notice?.text.match(/\d+/g));
  const counts = [order.issued, expired];
  world.check(
    `The contact of ${nameOf(order)} is told the counts`,
    notices.length === 1 && notice?.language === localeOf(order) && counts.every((count) => numbers.has(String(count))),
    notice === undefined ? "no notice" : `${notice.language}: ${notice.subject}`,
  );
}

/** The end of a term, in its own zone. */
export const endingSteps = (ending: Ending): readonly Step[] => [lastMoment(ending), expiry(ending), closing(ending)];
