import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "../definitions.ts";

type AgreementData = {
  readonly agreementNumber: string;
  readonly customer: { readonly name: string };
  /** `endsOn` is the last usable day, inclusive, in `timeZone`. */
  readonly term: { readonly startsOn: string; readonly endsOn: string; readonly timeZone: string };
  readonly noticesContact: { readonly name: string; readonly email: string; readonly locale: string };
  readonly testCentres?: { readonly certiport: string };
  readonly academyStandards?: { readonly edition: string };
};

type OrderData = {
  readonly purchaseOrderNumber: string;
  readonly agreementNumber: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
};

export type PriceListData = {
  readonly priceListId: string;
  readonly currency: string;
  readonly prices: readonly object[];
};

/** An agreement with the order placed under it, and what the demo learns about the order on its way. */
export type OrderInHand = {
  agreement: AgreementData;
  readonly order: OrderData;
  /** How many codes the order is for, those of site packs included. */
  readonly issued: number;
  /** What its contact is to be mailed, by kind. */
  readonly mails: readonly string[];
  /** The timestamp its webhook bears, ISO 8601. */
  placedAt: string;
  orderId: string;
  /** What a quote said it would cost, in whole minor units; absent without one. */
  quoted?: number;
  /** As the notices contact got them, in the list's order. */
  codes: readonly string[];
  /** As the publisher read them; never mailed. */
  sitePackCodes: readonly string[];
  /** How many codes the demo has taken from the front of the list. */
  taken: number;
  /** How many of all codes are redeemed or unlocked. */
  redeemed: number;
};

export type Hand = "school" | "company" | "university";

/** Reads one agreement and its order from `infra/local/sample`. */
export function readSample(
  name: "tw" | "fr" | "de",
  { issued, mails }: Pick<OrderInHand, "issued" | "mails">,
): OrderInHand {
  const agreement: AgreementData = dataOf(`agreement-${name}`);
  const order: OrderData = dataOf(`order-${name}`);
  return {
    agreement,
    order,
    issued,
    mails,
    placedAt: "",
    orderId: "",
    codes: [],
    sitePackCodes: [],
    taken: 0,
    redeemed: 0,
  };
}

/** Reads one price list from `infra/local/sample`. */
export const readPriceList = (name: "tw" | "fr" | "de"): PriceListData => dataOf(`price-list-${name}`);

/** The next code of the list that nobody has used. @throws {Error} when all are used. */
export function takeCode(hand: OrderInHand): string {
  const code = hand.codes[hand.taken];
  if (code === undefined) throw new Error("no code is left");
  hand.taken += 1;
  return code;
}

export const nameOf = ({ order }: OrderInHand): string => order.purchaseOrderNumber;

export const zoneOf = ({ agreement }: OrderInHand): string => agreement.term.timeZone;

export const localeOf = ({ agreement }: OrderInHand): string => agreement.noticesContact.locale;

function dataOf(file: string) {
  return JSON.parse(readFileSync(join(PROJECT_ROOT, `infra/local/sample/${file}.json`), "utf8")).data;
}
