import { setImmediate as turnOfOthers } from "node:timers/promises";
import {
  type AssignmentFileRefusal,
  type AssignmentRow,
  readAssignmentRows,
} from "#shared/codes/domain/assignment-file.ts";
import { createPlanRow, digestOf, type PlannedLot, type PlannedRow } from "#shared/codes/domain/assignment-plan.ts";
import type { CheckKeys } from "#shared/codes/domain/code-format.ts";
import type { TouchedCode } from "#shared/codes/domain/redemption.ts";
import type { KeyRing } from "#shared/codes/domain/seal.ts";
import { openSeed } from "#shared/codes/domain/sealed-seed.ts";
import type { FindReleasedLots, HasTestCentre, LotRepository, ReadTable } from "#shared/codes/ports.ts";
import { MOST_ASSIGNMENT_ROWS } from "#shared/contracts/assignment-batch.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import type { Secret } from "#shared/kernel/secret.ts";
import { MissingDocumentError } from "#shared/kernel/versioned.ts";

/** Rows planned before whatever else runs in this process is let in between. */
const ROWS_IN_A_ROW = 256;

export type AssignmentFile = {
  readonly orderId: OrderId;
  readonly csv: string;
  /** The order line from which rows without a code are given one; needed when the order has several. */
  readonly line?: number;
};

/** `confirm` names this very plan: the rows, and what is to become of each. */
export type AssignmentPlan = { readonly rows: readonly PlannedRow[]; readonly confirm: string };

export type PlanRefusal =
  | AssignmentFileRefusal
  | "csv-malformed"
  | "line-required"
  | "line-unknown"
  | "order-unknown"
  | "order-cancelled"
  | "order-not-released";

export type PlanAssignments = (file: AssignmentFile) => Promise<Outcome<AssignmentPlan, PlanRefusal>>;

export type PlanDependencies = {
  readonly lots: Pick<LotRepository, "find" | "listTouched">;
  readonly findReleasedLots: FindReleasedLots;
  readonly hasTestCentre: HasTestCentre;
  readonly readTable: ReadTable;
  readonly keyRing: KeyRing;
  readonly checkKeys: CheckKeys;
  readonly personKey: Secret<Buffer>;
  readonly clock: Clock;
};

/** Reads the order and the touched codes of its lots, and writes nothing. @throws {MissingDocumentError} */
export const createPlanAssignments =
  (dependencies: PlanDependencies): PlanAssignments =>
  async ({ orderId, csv, line }) => {
    const { findReleasedLots, readTable, checkKeys, personKey, clock } = dependencies;
    const released = await findReleasedLots(orderId);
    if (!released.ok) return released;
    const table = await readTable(csv, MOST_ASSIGNMENT_ROWS + 1);
    if (!table.ok) return table;
    const rows = readAssignmentRows(table.value);
    if (!rows.ok) return rows;

    const { agreementNumber, lotIds } = released.value;
    const lots: PlannedLot[] = [];
    for (const lotId of lotIds) lots.push(await plannedLot(lotId, dependencies));
    const chosen = lineFor(rows.value, lots, line);
    if (!chosen.ok) return chosen;

    const at = clock();
    const plan = { lots, line: chosen.value, rows: rows.value, agreementNumber, checkKeys, personKey, at };
    const planRow = createPlanRow(plan);
    const planned: PlannedRow[] = [];
    for (const row of rows.value) {
      if (planned.length % ROWS_IN_A_ROW === 0) await turnOfOthers();
      planned.push(planRow(row));
    }
    return accept({ rows: planned, confirm: digestOf(orderId, planned, personKey) });
  };

async function plannedLot(lotId: string, { lots, hasTestCentre, keyRing }: PlanDependencies): Promise<PlannedLot> {
  const stored = await lots.find(lotId);
  if (stored === undefined) throw new MissingDocumentError(`lot ${lotId} cannot be read yet`);
  const lot = stored.value;
  const touched = new Map<number, TouchedCode>();
  for await (const code of lots.listTouched(lotId)) touched.set(code.index, code);
  const isAwaitingTestCentre = lot.awaitsTestCentre === true && !(await hasTestCentre(lot.agreementNumber));
  return { lot, seed: lot.seed && openSeed(lot.seed, lot, keyRing), touched, isAwaitingTestCentre };
}

/** A code of the wrong product, once assigned, is lost: nobody chooses the line but who sends the file. */
function lineFor(
  rows: readonly AssignmentRow[],
  lots: readonly PlannedLot[],
  line: number | undefined,
): Outcome<number, "line-required" | "line-unknown"> {
  const lines = [...new Set(lots.map(({ lot }) => lot.line))];
  if (line !== undefined) return lines.includes(line) ? accept(line) : refuse("line-unknown", "/data/line");
  const [only = 0, ...others] = lines;
  const needsLine = rows.some((row) => "person" in row && row.code === undefined);
  return needsLine && others.length > 0 ? refuse("line-required", "/data/line") : accept(only);
}
