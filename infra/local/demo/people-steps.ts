import { expectStatus, problemOf } from "./answers.ts";
import { assign, erase, type Learner, lookUpCode, redeem } from "./contract-calls.ts";
import { SERVER_EXAM } from "./redemption-steps.ts";
import { takeCode } from "./sample.ts";
import type { Step } from "./step.ts";
import type { DemoWorld } from "./world.ts";

const FIRST: Learner = { name: "Jonas Reiter", email: "jonas.reiter@hs-isartal.example" };
const SECOND: Learner = { name: "Mia Huber", email: "mia.huber@hs-isartal.example" };

const assignCode: Step = {
  title: "Assign a code, and let somebody else try it",
  run: async (world) => {
    const { university: order } = world;
    const code = takeCode(order);
    expectStatus((await assign(world, code, FIRST)).answer, 200, "assigning");
    const answers = [
      (await assign(world, code, SECOND)).answer,
      (await redeem(world, code, SECOND, SERVER_EXAM)).answer,
    ];
    const seen = answers.map(({ status, body }) => `${status} ${problemOf(body)}`);
    world.check(
      "An assigned code goes to no second person, by assigning or by redeeming",
      seen.every((one) => one === "409 non-transferable"),
      seen.join(" and "),
    );
    const { status } = (await redeem(world, code, FIRST, SERVER_EXAM)).answer;
    if (status === 200) order.redeemed += 1;
    world.check("Its own person redeems it", status === 200, String(status));
    return `${seen.join(" and ")} for ${SECOND.name}; ${status} for ${FIRST.name}`;
  },
};

const erasePerson: Step = {
  title: "Erase that person",
  run: async (world) => {
    const { university: order } = world;
    const before = documentsNaming(world, FIRST);
    expectStatus((await erase(world, order, FIRST.email)).answer, 202, "erasing");
    await world.travel();
    const after = documentsNaming(world, FIRST);
    const { answer } = await lookUpCode(world, order.codes[order.taken - 1] ?? "");
    const seen = `${before} before, ${after} after; the code is ${answer.body.state}`;
    world.check(
      "Erased, the person stands in no document, and the code stays redeemed",
      before === 1 && after === 0 && answer.body.state === "redeemed",
      `documents with name or address: ${seen}`,
    );
    return seen;
  },
};

const documentsNaming = ({ stack }: DemoWorld, { name, email }: Learner): number =>
  stack.cosmos.documents().filter(({ body }) => body.includes(name) || body.toLowerCase().includes(email)).length;

/** Codes and their people: assigned, refused to others, erased. */
export const PEOPLE_STEPS: readonly Step[] = [assignCode, erasePerson];
