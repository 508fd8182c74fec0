import { expectStatus, type OrderAnswer, type PromiseAnswer } from "./answers.ts";
import type { Check } from "./check.ts";
import { readOrder } from "./contract-calls.ts";
import { isAbout, kindOf } from "./mail-kind.ts";
import { nameOf, type OrderInHand, zoneOf } from "./sample.ts";
import type { StepUsage } from "./step.ts";
import { type DemoWorld, handsOf } from "./world.ts";

/** One promise of one order; instants are ISO 8601 in UTC. */
export type PromiseLine = PromiseAnswer & { readonly order: string; readonly verdict: "kept" | "missed" | "open" };

/** One mail the mail service accepted, at its recipient's own time. */
export type MailLine = {
  readonly order: string;
  readonly kind: string;
  readonly language: string;
  readonly at: string;
  readonly timeZone: string;
};

/** What became of an order's codes; `redeemed` and `expired` are the system's own counts. */
export type CodesLine = {
  readonly order: string;
  readonly customer: string;
  readonly issued: number;
  readonly redeemed: number;
  readonly expired: number;
  readonly endedAt: string;
  readonly timeZone: string;
};

export type DemoReport = {
  readonly promises: readonly PromiseLine[];
  readonly mails: readonly MailLine[];
  readonly codes: readonly CodesLine[];
  readonly steps: readonly StepUsage[];
  readonly checks: readonly Check[];
  readonly tookMs: number;
};

/** What the system says of every order at the end, besides `steps`, `checks` and the time taken. */
export async function findings(world: DemoWorld): Promise<Pick<DemoReport, "promises" | "mails" | "codes">> {
  const hands = handsOf(world).filter(({ orderId }) => orderId !== "");
  const answers = [];
  for (const hand of hands) {
    const answer = expectStatus((await readOrder(world, hand)).answer, 200, nameOf(hand));
    answers.push({ hand, answer });
  }
  return {
    promises: answers.flatMap(({ hand, answer }) => promisesOf(world, hand, answer)),
    mails: answers.flatMap(({ hand }) => mailsOf(world, hand)),
    codes: answers.map(({ hand, answer }) => codesOf(hand, answer)),
  };
}

function promisesOf(world: DemoWorld, hand: OrderInHand, { promises }: OrderAnswer): readonly PromiseLine[] {
  return [...promises, ...expirePromises(world, hand)].map((promise) => ({
    ...promise,
    order: nameOf(hand),
    verdict: verdictOn(promise),
  }));
}

/** The promise to expire stands in the lot, which no call shows. */
function expirePromises({ stack }: DemoWorld, { orderId }: OrderInHand): readonly PromiseAnswer[] {
  return stack.cosmos
    .documents("lots")
    .map(({ body }): { orderId?: string; promise?: PromiseAnswer } => JSON.parse(body))
    .flatMap((lot) => (lot.orderId === orderId && lot.promise !== undefined ? [lot.promise] : []));
}

export function verdictOn({ keptAt, missedAt }: Pick<PromiseAnswer, "keptAt" | "missedAt">): PromiseLine["verdict"] {
  if (missedAt !== undefined) return "missed";
  return keptAt === undefined ? "open" : "kept";
}

function mailsOf({ stack }: DemoWorld, hand: OrderInHand): readonly MailLine[] {
  return stack.mailbox
    .messages()
    .filter((mail) => isAbout(mail, hand.orderId))
    .map((mail) => ({
      order: nameOf(hand),
      kind: kindOf(mail),
      language: mail.language ?? "none",
      at: mail.at,
      timeZone: zoneOf(hand),
    }));
}

function codesOf(hand: OrderInHand, { lots }: OrderAnswer): CodesLine {
  const sum = (count: "codes" | "redeemed" | "expired") => lots.reduce((total, lot) => total + (lot[count] ?? 0), 0);
  return {
    order: nameOf(hand),
    customer: hand.agreement.customer.name,
    issued: sum("codes"),
    redeemed: sum("redeemed"),
    expired: sum("expired"),
    endedAt: lots[0]?.expiresAt ?? "",
    timeZone: zoneOf(hand),
  };
}
