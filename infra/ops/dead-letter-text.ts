import { textTable } from "#infra/terminal/text-table.ts";
import { harmless, moment } from "./cell.ts";
import type { DeadLetter, Redriven } from "./dead-letter-calls.ts";

/** Characters of an order's 64 that tell it from others. */
const SHORT_ID = 12;
/** Dead letters of one queue the API shows at most. */
const MOST_LISTED = 100;

/** The list for people, without a line end. Message ids come last and whole, to be copied. */
export function deadLettersText(letters: readonly DeadLetter[]): string {
  if (letters.length === 0) return "No dead letters.";
  const columns = [
    { title: "Queue" },
    { title: "Explanation" },
    { title: "Type" },
    { title: "Order or lot" },
    { title: "Enqueued, UTC" },
    { title: "Deliveries", align: "right" as const },
    { title: "Reason" },
    { title: "Message id" },
  ];
  const rows = letters.map((letter) => [
    letter.queue,
    letter.explanation,
    letter.type ?? "",
    shortened(letter.orderId ?? letter.lotId ?? ""),
    moment(letter.enqueuedAt),
    String(letter.deliveryCount),
    letter.reason ?? "",
    letter.messageId,
  ]);
  return [
    ...textTable(
      columns,
      rows.map((cells) => cells.map(harmless)),
    ),
    "",
    ...fullQueues(letters).map((queue) => `${queue} may have more than these ${MOST_LISTED}.`),
    `${counted(letters.length)}. Send again what can be read: npm run ops -- redrive <queue> <messageId…>`,
    "What the explanations mean: docs/operations.md",
  ].join("\n");
}

/** What became of each message, for people, without a line end. */
export function redrivenText(redriven: readonly Redriven[]): string {
  const rows = redriven.map(({ messageId, result }) => [result, harmless(messageId)]);
  const sent = redriven.filter(({ result }) => result === "redriven").length;
  return [
    ...textTable([{ title: "Result" }, { title: "Message id" }], rows),
    "",
    `${sent} of ${redriven.length} sent again.`,
  ].join("\n");
}

const shortened = (id: string): string => (id.length > SHORT_ID ? `${id.slice(0, SHORT_ID)}…` : id);

const counted = (count: number): string => (count === 1 ? "1 dead letter" : `${count} dead letters`);

const fullQueues = (letters: readonly DeadLetter[]): readonly string[] =>
  [...new Set(letters.map(({ queue }) => queue))].filter(
    (name) => letters.filter(({ queue }) => queue === name).length >= MOST_LISTED,
  );
