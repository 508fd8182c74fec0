import type { Faults } from "#test/requirements/mutation.ts";

export const AGREEMENTS_FAULTS: Faults = {
  "shared/agreements/domain/e-learning.ts": [
    {
      requirement: "R-29",
      breaks: "nothing after the contract",
      find: "earlierDate(contractEndsOn, lastDayOf(agreement))",
      replace: "lastDayOf(agreement)",
    },
    { requirement: "R-29", breaks: "nothing after the contract", find: "today > endsOn", replace: 'today === ""' },
  ],
  "shared/agreements/domain/subscription.ts": [
    {
      requirement: "R-48",
      breaks: "the first order's end",
      find: ".filter(({ endsOn }) => endsOn >= startsOn)",
      replace: ".filter(({ endsOn }) => endsOn < startsOn)",
    },
  ],
};
