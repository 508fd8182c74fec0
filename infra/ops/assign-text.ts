import { textTable } from "#infra/terminal/text-table.ts";
import { wrapped } from "#infra/terminal/wrapped.ts";
import type { AssignmentBatch, AssignmentPlan, AssignmentRow, Followed } from "./assign-calls.ts";
import { harmless } from "./cell.ts";

/** Columns a warning takes at most. */
const WARNING_WIDTH = 100;

const MEANING = "What the results and reasons mean: docs/operations.md";

/** A dry run for people, without a line end. Whom a row is for stands in the file. `command` confirms it. */
export function planText(plan: AssignmentPlan, command: string): string {
  const { rows, assignable, alreadyAssigned, refused, warning, confirm } = plan;
  const way =
    warning === undefined || confirm === undefined
      ? ["Nothing to assign."]
      : [
          "WARNING",
          ...wrapped(harmless(warning.text), WARNING_WIDTH).map((line) => `  ${line}`),
          "",
          "Nothing is assigned yet. To assign for good:",
          `npm run ops -- ${harmless(command)} --confirm ${harmless(confirm)}`,
        ];
  return [
    ...rowsTable(plan.results),
    "",
    `${counted(rows)}: ${assignable} assignable, ${alreadyAssigned} already assigned, ${refused} refused.`,
    MEANING,
    "",
    ...way,
  ].join("\n");
}

/** What became of every row, for people, without a line end. A batch that is not over has no rows shown. */
export function followedText({ batch, isOver }: Followed, results: readonly AssignmentRow[]): string {
  if (!isOver) return `${progressText(batch)}\nIt goes on by itself. The same command again shows how far it has come.`;
  if (batch.state === "abandoned") return "Abandoned: it was never stored whole, and nothing of it was assigned.";
  const { rows, assigned, alreadyAssigned, refused } = batch;
  return [
    ...rowsTable(results),
    "",
    `${counted(rows)}: ${assigned} assigned, ${alreadyAssigned} already assigned, ${refused} refused.`,
    MEANING,
  ].join("\n");
}

export const progressText = ({ batchId, state, rows, pending }: AssignmentBatch): string =>
  `Batch ${harmless(batchId)}, ${harmless(state)}: ${rows - pending} of ${rows} rows settled.`;

/** When the list went, once for each resend there was. */
export const resentText = (resends: readonly string[]): string =>
  `The list is sent to the contact on record. Resends of this order: ${resends.length}.`;

function rowsTable(rows: readonly AssignmentRow[]): readonly string[] {
  const columns = [
    { title: "Row", align: "right" as const },
    { title: "Result" },
    { title: "Reason" },
    { title: "Lot" },
    { title: "Index", align: "right" as const },
  ];
  const cells = rows.map(({ row, outcome, reason, notice, lotId, index }) => [
    String(row),
    outcome,
    reason ?? notice ?? "",
    lotId ?? "",
    String(index ?? ""),
  ]);
  return textTable(
    columns,
    cells.map((row) => row.map(harmless)),
  );
}

const counted = (count: number): string => (count === 1 ? "1 row" : `${count} rows`);
