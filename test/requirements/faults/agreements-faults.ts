import type { Faults } from "#test/requirements/mutation.ts";

export const AGREEMENTS_FAULTS: Faults = {
  "shared/agreements/domain/subscription.ts": [
    {
      requirement: "R-48",
      breaks: "the first order's end",
      find: ".filter(({ endsOn }) => endsOn >= startsOn)",
      replace: ".filter(({ endsOn }) => endsOn < startsOn)",
    },
  ],
};
