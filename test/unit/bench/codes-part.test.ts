import { expect, it } from "vitest";
import { measureCodes } from "#test/bench/codes-part.ts";

it("the bench recognises every code it has computed, and sets both beside the limit", async () => {
  const { blocks } = await measureCodes({ rounds: 1, codes: 50 });

  expect(blocks.at(-1)).toMatch(/limit: two HMACs .*\| 1\.00 \|\n\| codes computed .*\n\| codes verified /);
});
