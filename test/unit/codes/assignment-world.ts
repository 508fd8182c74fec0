import { readCsvTable } from "#shared/adapters/csv/table-reader.ts";
import type { AssignmentBatchId } from "#shared/codes/domain/assignment-batch.ts";
import { writeCode } from "#shared/codes/domain/code-format.ts";
import type { Lot } from "#shared/codes/domain/lot.ts";
import { personIdOf } from "#shared/codes/domain/person.ts";
import type { FindReleasedLots } from "#shared/codes/ports.ts";
import { createAssignBatch } from "#shared/codes/use-cases/assign-batch.ts";
import { createAssignCode } from "#shared/codes/use-cases/assign-code.ts";
import { createForgetWaitingPerson } from "#shared/codes/use-cases/forget-waiting-person.ts";
import { createPlanAssignments } from "#shared/codes/use-cases/plan-assignments.ts";
import { createReadAssignmentBatch } from "#shared/codes/use-cases/read-assignment-batch.ts";
import { createRedeemCode } from "#shared/codes/use-cases/redeem-code.ts";
import { createRequestAssignmentBatch } from "#shared/codes/use-cases/request-assignment-batch.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import { type Instant, instant } from "#shared/kernel/instant.ts";
import { accept } from "#shared/kernel/outcome.ts";
import { InMemoryAssignments } from "#test/support/in-memory-assignments.ts";
import { InMemoryLots } from "#test/support/in-memory-lots.ts";
import { checkKeys, countingBytes, exam, keyRing, openedLot, personKey, seed } from "#test/unit/codes/lot-fixture.ts";

/** When everything is asked, unless time is moved. */
export const ASKED_AT = instant("2026-10-01T08:00:00Z");

/** Two lots of one line: five codes and three. */
export const first = openedLot({ codes: 5 });
export const second = openedLot({ lotId: "AAAAA0", part: 1, codes: 3 });
const { agreementNumber } = first;
export const { orderId } = first;

export const emailOf = (person: number) => `p${person}@example.test`;
export const idOf = (person: number) => personIdOf(agreementNumber, emailOf(person), personKey);
export const codeOf = (lot: Lot, index: number) => writeCode(lot.lotId, index, seed, checkKeys).reveal();
export const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

/** Row 2 is the first of `people`. */
export const fileOf = (people: readonly number[], codes: Readonly<Record<number, string>> = {}) =>
  ["name,email,code", ...people.map((n) => `Person ${n},${emailOf(n)},${codes[n] ?? ""}`)].join("\n");

const claim: Claim = async () => accept("first");

/** An order with these lots, and everything that assigns their codes. */
export async function assignmentWorld(given: readonly Lot[] = [first, second]) {
  const lots = new InMemoryLots();
  for (const lot of given) await lots.create(lot);
  const batches = new InMemoryAssignments();
  const time = { now: ASKED_AT };
  const state = { isFrozen: false, isCentreNamed: false };
  const messages: AssignmentBatchId[] = [];
  const clock = () => time.now;
  const hasTestCentre = async () => state.isCentreNamed;
  const nudge = async ({ batchId }: { readonly batchId: AssignmentBatchId }) => void messages.push(batchId);
  const released = { agreementNumber, lotIds: given.map(({ lotId }) => lotId) };
  const findReleasedLots: FindReleasedLots = async (asked) =>
    asked === orderId ? accept(released) : { ok: false, refusal: "order-unknown" };
  const codes = { lots, hasTestCentre, keyRing, checkKeys, personKey, randomBytes: countingBytes(), clock };
  const planAssignments = createPlanAssignments({ ...codes, findReleasedLots, readTable: readCsvTable });
  const requestAssignmentBatch = createRequestAssignmentBatch({ ...codes, planAssignments, batches, nudge });
  const assignBatch = createAssignBatch({ ...codes, batches, isFrozen: async () => state.isFrozen, nudge });
  const assignCode = createAssignCode(codes);
  const redeemCode = createRedeemCode(codes);
  const personOf = (person: number) => ({ name: `Person ${person}`, email: emailOf(person) });
  return {
    ...{ lots, batches, state, messages, assignBatch },
    at: (now: Instant) => Object.assign(time, { now }),
    plan: (csv: string, line?: number, order = orderId) =>
      planAssignments({ orderId: order, csv, ...(line === undefined ? {} : { line }) }),
    request: (csv: string, confirm: string, line?: number) =>
      requestAssignmentBatch({ orderId, csv, confirm, ...(line === undefined ? {} : { line }) }, claim),
    read: createReadAssignmentBatch({ batches }),
    forget: createForgetWaitingPerson({ batches }),
    assign: (person: number, lot: Lot, index: number) =>
      assignCode({ code: codeOf(lot, index), person: personOf(person) }, claim),
    redeem: (person: number, lot: Lot, index: number) =>
      redeemCode({ code: codeOf(lot, index), person: personOf(person), exam }),
  };
}

export type AssignmentWorld = Awaited<ReturnType<typeof assignmentWorld>>;

/** What the dry run says of each row: its code's place, or why not. */
export async function planned(world: AssignmentWorld, csv: string, line?: number): Promise<readonly string[]> {
  const plan = await world.plan(csv, line);
  if (!plan.ok) return [plan.refusal];
  return plan.value.rows.map((row) =>
    row.outcome === "refused" ? row.reason : `${row.outcome} ${row.lotId}/${row.index}`,
  );
}

/** A dry run and its confirmation. @throws {Error} when either is refused. */
export async function taken(world: AssignmentWorld, csv: string) {
  const plan = await world.plan(csv);
  if (!plan.ok) throw new Error(plan.refusal);
  const requested = await world.request(csv, plan.value.confirm);
  if (!requested.ok) throw new Error(requested.refusal);
  return requested.value.batch;
}

/** Handles messages until there are none; after a fault the message comes again, as after a crash. */
export async function workedOff({ messages, assignBatch }: AssignmentWorld): Promise<void> {
  for (let batchId = messages.shift(); batchId !== undefined; batchId = messages.shift())
    await assignBatch({ orderId, batchId }).catch(() => batchId && messages.push(batchId));
}

/** Who has which code now, by person id. */
export async function owners({ lots }: AssignmentWorld, given: readonly Lot[] = [first, second]) {
  const found: Record<string, string> = {};
  for (const { lotId } of given)
    for await (const { index, personId } of lots.listTouched(lotId)) found[`${lotId}/${index}`] = personId;
  return found;
}
