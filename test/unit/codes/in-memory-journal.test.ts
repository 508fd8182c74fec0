import { describeJournal, describePosition } from "#test/contract/journal/journal.ts";
import { InMemoryJournal, InMemoryPosition } from "#test/support/in-memory-journal.ts";

describeJournal("the journal in memory", async () => new InMemoryJournal());
describePosition("the position in memory", async () => new InMemoryPosition());
