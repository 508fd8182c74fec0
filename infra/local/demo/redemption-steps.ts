import { isDeepStrictEqual } from "node:util";
import { expectStatus, problemOf } from "./answers.ts";
import { type Exam, type Learner, redeem, redeemAtOnce } from "./contract-calls.ts";
import { type OrderInHand, takeCode } from "./sample.ts";
import type { Step } from "./step.ts";
import { costOf } from "./wording.ts";
import type { DemoWorld } from "./world.ts";

export const SERVER_EXAM: Exam = { family: "MCP", examCode: "70-740" };

const MOST_REQUESTS = 3;
const MOST_RU = 20;

const PUPILS: readonly Learner[] = [
  { name: "陳品妤", email: "pinyu.chen@qinglan.example" },
  { name: "張家豪", email: "jiahao.zhang@qinglan.example" },
];
const RIVALS: readonly [Learner, Learner] = [
  { name: "李宥廷", email: "youting.li@qinglan.example" },
  { name: "黃思涵", email: "sihan.huang@qinglan.example" },
];

/** Presents the order's next code, which has to be accepted. */
export async function redeemNext(world: DemoWorld, order: OrderInHand, learner: Learner) {
  const { answer, usage } = await redeem(world, takeCode(order), learner, SERVER_EXAM);
  expectStatus(answer, 200, `${learner.name}'s redemption`);
  order.redeemed += 1;
  return usage;
}

const redeemForLearners: Step = {
  title: "Two pupils redeem a code each",
  run: async (world) => {
    const usages = [];
    for (const learner of PUPILS) usages.push(await redeemNext(world, world.school, learner));
    const most = {
      requests: Math.max(...usages.map(({ requests }) => requests)),
      ru: Math.max(...usages.map(({ ru }) => ru)),
    };
    world.check(
      `A redemption takes at most ${MOST_REQUESTS} requests and ${MOST_RU} RU`,
      most.requests <= MOST_REQUESTS && most.ru <= MOST_RU,
      `at most ${costOf(most)}`,
    );
    return `200 for ${PUPILS.map(({ name }) => name).join(", ")}; at most ${costOf(most)}`;
  },
};

const race: Step = {
  title: "Two people redeem one code at once, then the winner asks again",
  run: async (world) => {
    const code = takeCode(world.school);
    const { answer: answers } = await redeemAtOnce(world, code, RIVALS, SERVER_EXAM);
    world.school.redeemed += 1;
    const seen = answers.map(({ status, body }) => [status, problemOf(body)].filter(Boolean).join(" ")).toSorted();
    world.check("Of two people at once one wins", seen.join() === "200,409 code-already-redeemed", seen.join(" and "));

    const winner = answers.findIndex(({ status }) => status === 200);
    const learner = RIVALS[winner];
    if (learner === undefined) return seen.join(" and ");
    const { answer: repeat } = await redeem(world, code, learner, SERVER_EXAM);
    const isSame = isDeepStrictEqual(repeat.body, answers[winner]?.body);
    world.check(
      "The winner's repeat gets the first answer again",
      repeat.status === 200 && isSame,
      `${repeat.status}, ${isSame ? "the same" : "another"} answer`,
    );
    return `${seen.join(" and ")}; ${learner.name} won, whose repeat gets ${repeat.status}`;
  },
};

const slip: Step = {
  title: "Somebody mistypes a code",
  run: async (world) => {
    const code = lastCode(world.school);
    const mistyped = code.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    const { answer, usage } = await redeem(world, mistyped, RIVALS[0], SERVER_EXAM);
    const seen = `${answer.status} ${problemOf(answer.body)}, ${costOf(usage)}`;
    const isRefused = answer.status === 422 && problemOf(answer.body) === "code-malformed";
    world.check("A typing slip is refused without asking the database", isRefused && usage.requests === 0, seen);
    return seen;
  },
};

const wrongFamily: Step = {
  title: "Somebody takes an exam outside the pack",
  run: async (world) => {
    const exam = { family: "MOS", examCode: "MO-200" };
    const { answer } = await redeem(world, lastCode(world.school), RIVALS[1], exam);
    const seen = `${answer.status} ${problemOf(answer.body)}`;
    world.check("An exam outside the pack is refused", seen === "422 family-not-in-pack", seen);
    return seen;
  },
};

/** Nobody uses it in this story. */
const lastCode = ({ codes }: OrderInHand): string => codes.at(-1) ?? "";

/** Codes meet people. */
export const SCHOOL_REDEMPTIONS: readonly Step[] = [redeemForLearners, race, slip, wrongFamily];
