import { type Column, textTable } from "#infra/terminal/text-table.ts";
import { harmless, moment } from "./cell.ts";
import type { HeldOrder, ListAnswer, ListedOrder, ListedPromise } from "./list-calls.ts";

/** A list for people, without a line end; `command` is what was asked, without `--after`. Order ids come last, whole. */
export const ordersText = (answer: ListAnswer<ListedOrder>, command: string): string =>
  listText(answer, command, {
    none: "No orders.",
    columns: [
      { title: "Accepted, UTC" },
      { title: "Purchase order" },
      { title: "Agreement" },
      { title: "Status" },
      { title: "Codes", align: "right" },
      { title: "Held" },
      { title: "Order" },
    ],
    cells: (order) => [
      moment(order.acceptedAt),
      order.purchaseOrderNumber,
      order.agreementNumber,
      order.status,
      String(order.codes),
      order.held?.reason ?? "",
      order.orderId,
    ],
  });

export const promisesText = (answer: ListAnswer<ListedPromise>, command: string): string =>
  listText(answer, command, {
    none: "No such promises.",
    columns: [
      { title: "Due, UTC" },
      { title: "Promise" },
      { title: "Clock" },
      { title: "Since, UTC" },
      { title: "Reason" },
      { title: "What to do" },
      { title: "Reseller" },
      { title: "Purchase order" },
      { title: "Agreement" },
      { title: "Order" },
    ],
    cells: (promise) => [
      moment(promise.dueAt),
      promise.kind,
      promise.clock,
      moment(promise.startedAt),
      promise.reason,
      promise.action,
      promise.resellerId,
      promise.purchaseOrderNumber,
      promise.agreementNumber,
      promise.orderId,
    ],
  });

export const heldText = (answer: ListAnswer<HeldOrder>, command: string): string =>
  listText(answer, command, {
    none: "No order needs an operator.",
    columns: [
      { title: "Since, UTC" },
      { title: "Reason" },
      { title: "What to do" },
      { title: "Status" },
      { title: "Reseller" },
      { title: "Purchase order" },
      { title: "Agreement" },
      { title: "Order" },
    ],
    cells: (order) => [
      moment(order.since),
      order.reason,
      order.action,
      order.status,
      order.resellerId,
      order.purchaseOrderNumber,
      order.agreementNumber,
      order.orderId,
    ],
  });

type Layout<Row> = {
  readonly none: string;
  readonly columns: readonly Column[];
  readonly cells: (row: Row) => readonly string[];
};

function listText<Row>({ rows, next, asOf }: ListAnswer<Row>, command: string, layout: Layout<Row>): string {
  const table = textTable(
    layout.columns,
    rows.map((row) => layout.cells(row).map(harmless)),
  );
  return [
    ...(rows.length === 0 ? [layout.none] : [...table, ""]),
    asOf === null ? "The list is still being made." : `As of ${moment(asOf)} UTC.`,
    ...(next === null ? [] : [`More: npm run ops -- ${command} --after ${next}`]),
    ...(rows.length === 0 ? [] : ["What the words mean: docs/operations.md"]),
  ].join("\n");
}
