import { describeAssignmentBatches } from "#test/contract/assignments/assignment-batches.ts";
import { InMemoryAssignments } from "#test/support/in-memory-assignments.ts";

describeAssignmentBatches("batches of assignments in memory", async () => ({ batches: new InMemoryAssignments() }));
