import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "../definitions.ts";

type AgreementData = {
  readonly agreementNumber: string;
  readonly customer: { readonly name: string };
  /** `endsOn` is the last usable day, inclusive, in `timeZone`. */
  readonly term: { readonly startsOn: string; readonly endsOn: string; readonly timeZone: string };
  readonly noticesContact: { readonly name: string; readonly email: string; readonly locale: string };
};

type OrderData = { readonly purchaseOrderNumber: string; readonly agreementNumber: string };

/** An agreement with the order placed under it, and what the demo learns about the order on its way. */
export type OrderInHand = {
  readonly agreement: AgreementData;
  readonly order: OrderData;
  /** How many codes the order is for. */
  readonly issued: number;
  orderId: string;
  /** As the notices contact got them, in the list's order. */
  codes: readonly string[];
  /** How many of them the demo has redeemed. */
  redeemed: number;
};

/** Reads one agreement and its order from `infra/local/sample`. */
export function readSample(name: "tw" | "en", issued: number): OrderInHand {
  const agreement: AgreementData = dataOf(`agreement-${name}`);
  const order: OrderData = dataOf(`order-${name}`);
  return { agreement, order, issued, orderId: "", codes: [], redeemed: 0 };
}

export const nameOf = ({ order }: OrderInHand): string => order.purchaseOrderNumber;

export const zoneOf = ({ agreement }: OrderInHand): string => agreement.term.timeZone;

export const localeOf = ({ agreement }: OrderInHand): string => agreement.noticesContact.locale;

function dataOf(file: string) {
  return JSON.parse(readFileSync(join(PROJECT_ROOT, `infra/local/sample/${file}.json`), "utf8")).data;
}
