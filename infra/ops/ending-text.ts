import { wrapped } from "#infra/terminal/wrapped.ts";
import { harmless } from "./cell.ts";
import { type EndingAgreement, lastDayOf } from "./ending-calls.ts";

/** Columns a warning takes at most. */
const WARNING_WIDTH = 100;

const WARNING =
  "This cannot be undone: an end can be brought forward again, but is never put off or taken back. Nothing can be " +
  "ordered under the agreement after its last day. Codes that nobody has redeemed end with that day, assigned ones " +
  "too, and so does access to unlocked libraries. Orders whose codes would come later are held. The contacts of its " +
  "orders are told by mail, soon.";

const ORDERS: Readonly<Record<string, string>> = {
  curtailing: "Its orders are being told. That goes on by itself; the same command shows how far it has come.",
  curtailed: "Every order has written that down.",
  parked: "Not every order could write that down, and nobody tries any more: docs/operations.md says what to do.",
};

/** What would happen, for people, without a line end. `confirm` confirms it. */
export const endingPlanText = (agreement: EndingAgreement, endsOn: string, confirm: string): string =>
  [
    `${titleOf(agreement)}, of ${harmless(agreement.customer.name)}`,
    `  ends on      ${dayOf(agreement, lastDayOf(agreement))}`,
    `  would end on ${dayOf(agreement, endsOn)}`,
    "",
    "WARNING",
    ...wrapped(WARNING, WARNING_WIDTH).map((line) => `  ${line}`),
    "",
    "Nothing is ended yet. To end it for good:",
    commandText(agreement, endsOn, confirm),
  ].join("\n");

/** How far the end has come. `confirm`: begins anew what is parked. */
export function endingText(agreement: EndingAgreement, confirm: string): string {
  const { ending } = agreement;
  if (ending === undefined)
    return `${titleOf(agreement)} ends with its term, on ${dayOf(agreement, lastDayOf(agreement))}.`;
  const { orders, endsOn } = ending;
  return [
    `${titleOf(agreement)} was ended early and ends on ${dayOf(agreement, endsOn)}.`,
    `Orders: ${harmless(orders)}. ${ORDERS[orders] ?? ""}`.trimEnd(),
    ...(orders === "parked" ? ["To begin anew:", commandText(agreement, endsOn, confirm)] : []),
  ].join("\n");
}

const titleOf = ({ agreementNumber }: EndingAgreement) => `Agreement ${harmless(agreementNumber)}`;

const dayOf = ({ term }: EndingAgreement, day: string) => `${harmless(day)} (${harmless(term.timeZone)})`;

const commandText = ({ agreementNumber }: EndingAgreement, endsOn: string, confirm: string) =>
  `npm run ops -- end-agreement ${harmless(agreementNumber)} --on ${harmless(endsOn)} --confirm ${confirm}`;
