import { isDeepStrictEqual } from "node:util";
import { expectStatus } from "./answers.ts";
import { readCodeList } from "./code-list.ts";
import { readOrder, resendCodes } from "./contract-calls.ts";
import { mailsAbout } from "./mail-kind.ts";
import type { Step } from "./step.ts";

export const resendList: Step = {
  title: "Send the list again, and read who has it",
  run: async (world) => {
    const { school: order } = world;
    expectStatus((await resendCodes(world, order, 1)).answer, 200, "sending the list again");
    await world.travel();
    const lists = mailsAbout(world, order, "code-list-again").map(readCodeList);
    const { mails } = expectStatus((await readOrder(world, order)).answer, 200, "the order");
    const readers = mails.filter(({ kind }) => kind === "code-list-again").map(({ recipient }) => recipient);
    const isSame = isDeepStrictEqual(
      lists.map(({ codes }) => codes),
      [order.codes],
    );
    const seen = `${isSame ? "the same codes" : "other codes"} to ${readers.join()}`;
    world.check(
      "A list sent again holds the same codes, and the order shows its reader masked",
      isSame && readers.join() === "y…@qinglan.example",
      seen,
    );
    return seen;
  },
};
