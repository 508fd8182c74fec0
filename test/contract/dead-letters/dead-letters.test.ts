import { describeDeadLetters } from "#test/contract/dead-letters/dead-letters.ts";
import { runDeadLetters } from "#test/contract/dead-letters/running-dead-letters.ts";
import { InMemoryDeadLetters } from "#test/support/in-memory-dead-letters.ts";

describeDeadLetters("the broker", runDeadLetters);
describeDeadLetters("the list in memory", async () => {
  const deadLetters = new InMemoryDeadLetters();
  return {
    deadLetters,
    bury: async (queue, letter) => {
      deadLetters.bury(queue, letter);
    },
  };
});
