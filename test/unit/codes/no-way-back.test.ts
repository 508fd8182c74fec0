import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideAssignment } from "#shared/codes/domain/assignment.ts";
import type { PersonId } from "#shared/codes/domain/person.ts";
import { type CodeState, decideRedemption, stateOf, type TouchedCode } from "#shared/codes/domain/redemption.ts";
import { DAY_MS, plusMs } from "#shared/kernel/instant.ts";
import { exam, openedLot } from "#test/unit/codes/lot-fixture.ts";

const lot = openedLot();

/** Somebody asks for the code, and how many days pass before. */
const attempts = fc.array(
  fc.record({
    kind: fc.constantFrom("assign", "redeem"),
    personId: fc.constantFrom("ada", "bob", "cyd").map((name) => `person-of-${name}` as PersonId),
    days: fc.integer({ min: 0, max: 120 }),
  }),
  { maxLength: 12 },
);

/** What can follow a state; nothing leads back to a code that could be used, or sold, anew. */
const FOLLOWING: Readonly<Partial<Record<CodeState, readonly CodeState[]>>> = {
  available: ["available", "assigned", "redeemed", "expired"],
  assigned: ["assigned", "redeemed", "expired"],
  redeemed: ["redeemed"],
  expired: ["expired"],
};

/** Every state of one code while these attempts are made on it. */
function statesOf(made: readonly { kind: string; personId: PersonId; days: number }[]) {
  let touched: TouchedCode | undefined;
  let at = lot.releasedAt;
  return made.map(({ kind, personId, days }, index) => {
    at = plusMs(at, days * DAY_MS);
    const attempt = { attemptId: `attempt-${index}`, index: 0, personId, at };
    const outcome =
      kind === "assign"
        ? decideAssignment(lot, touched, attempt)
        : decideRedemption(lot, touched, { ...attempt, exam });
    if (outcome.ok) touched = outcome.value.code ?? touched;
    return stateOf(lot, touched, at);
  });
}

describe("a code's way", () => {
  it("leads back to nothing, whatever is asked for and when: used is used, expired is expired (R-71, R-74)", () => {
    fc.assert(
      fc.property(attempts, (made) => {
        const states: readonly CodeState[] = ["available", ...statesOf(made)];

        for (const [index, state] of states.slice(1).entries())
          expect(FOLLOWING[states[index] ?? "available"]).toContain(state);
      }),
    );
  });
});
