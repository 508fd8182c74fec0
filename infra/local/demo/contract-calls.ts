import type { ApiAnswer } from "#infra/client/api-client.ts";
import type {
  AcademyAnswer,
  CodesAnswer,
  InvoiceAnswer,
  OrderAnswer,
  PlacedAnswer,
  QuoteAnswer,
  RedemptionAnswer,
  UnlockAnswer,
} from "./answers.ts";
import { localeOf, nameOf, type OrderInHand, type PriceListData } from "./sample.ts";
import type { DemoWorld } from "./world.ts";

const RESELLER = "lar-demo";
const ORDERS = `/api/resellers/${RESELLER}/orders`;

export type Learner = { readonly name: string; readonly email: string };

export type Exam = { readonly family: string; readonly examCode: string };

export const registerAgreement = ({ api, call }: DemoWorld, { agreement }: OrderInHand) =>
  call(`register ${agreement.agreementNumber}`, () =>
    api.signed({
      client: "publisher",
      method: "PUT",
      path: `/api/publisher/agreements/${agreement.agreementNumber}`,
      message: { type: "agreement.registered", data: agreement },
    }),
  );

/** Registers it anew, with the centre; the agreement must not have changed since it was read. */
export const nameTestCentre = ({ api, call }: DemoWorld, { agreement }: OrderInHand, certiport: string) =>
  call("name the test centre", async () => {
    const path = `/api/publisher/agreements/${agreement.agreementNumber}`;
    const found = await api.signed({ client: "publisher", method: "GET", path });
    return api.signed({
      client: "publisher",
      method: "PUT",
      path,
      message: { type: "agreement.registered", data: { ...agreement, testCentres: { certiport } } },
      headers: { "if-match": found.headers.get("etag") ?? "" },
    });
  });

/** What came with the agreement and what was ordered under it, in the contact's language. */
export const readImagineAcademy = ({ api, call }: DemoWorld, hand: OrderInHand) =>
  call("read Imagine Academy", () => {
    const { agreementNumber } = hand.agreement;
    const path = `/api/publisher/agreements/${agreementNumber}/imagine-academy?locale=${localeOf(hand)}`;
    return api.signed<AcademyAnswer>({ client: "publisher", method: "GET", path });
  });

export const publishPriceList = ({ api, call }: DemoWorld, list: PriceListData) =>
  call(`publish ${list.priceListId}`, () =>
    api.signed({
      client: "publisher",
      method: "PUT",
      path: `/api/publisher/price-lists/${list.priceListId}`,
      message: { type: "price-list.published", data: list },
    }),
  );

/** What the order would cost, in the contact's language. */
export const requestQuote = ({ api, call }: DemoWorld, hand: OrderInHand) =>
  call(`quote ${nameOf(hand)}`, () => {
    const { agreementNumber, lines } = hand.order;
    return api.signed<QuoteAnswer>({
      client: RESELLER,
      method: "POST",
      path: `/api/resellers/${RESELLER}/quotes`,
      message: { type: "quote.requested", data: { agreementNumber, lines, locale: localeOf(hand) } },
    });
  });

/** The same bytes under the same webhook id each time: a second call is a redelivery. */
export const placeOrder = ({ api, call }: DemoWorld, hand: OrderInHand) =>
  call(`place ${nameOf(hand)}`, () =>
    api.signed<PlacedAnswer>({
      client: RESELLER,
      method: "POST",
      path: ORDERS,
      webhookId: `demo-${nameOf(hand)}`,
      message: { type: "order.placed", data: hand.order, timestamp: hand.placedAt },
    }),
  );

/** `invoicedOn` is a date in the agreement's zone. */
export const issueInvoice = ({ api, call }: DemoWorld, hand: OrderInHand, invoicedOn: string) =>
  call(`invoice ${nameOf(hand)}`, () =>
    api.signed<InvoiceAnswer>({
      client: "publisher",
      method: "POST",
      path: "/api/publisher/invoices",
      message: {
        type: "invoice.issued",
        data: {
          invoiceNumber: `INV-${nameOf(hand)}`,
          invoicedOn,
          resellerId: RESELLER,
          orderIds: [hand.orderId],
        },
      },
    }),
  );

/** `number` counts the order's resends from 1. */
export const resendCodes = ({ api, call }: DemoWorld, { orderId, order }: OrderInHand, number: number) =>
  call(`send the list of ${order.purchaseOrderNumber} again`, () =>
    api.signed({
      client: "publisher",
      method: "POST",
      path: `/api/publisher/orders/${orderId}/resends`,
      message: { type: "codes.resent", data: { orderId, number } },
    }),
  );

export const readOrder = ({ api, call }: DemoWorld, { orderId, order }: OrderInHand) =>
  call(`read ${order.purchaseOrderNumber}`, () =>
    api.signed<OrderAnswer>({ client: RESELLER, method: "GET", path: `${ORDERS}/${orderId}` }),
  );

export const lookUpCode = ({ api, call }: DemoWorld, code: string) =>
  call("look up a code", () => api.plain<{ readonly state?: string }>("/api/codes/lookup", { code }));

export const redeem = ({ call, api }: DemoWorld, code: string, person: Learner, exam: Exam) =>
  call("redeem a code", () => sendRedemption(api, code, person, exam));

/** Two people present one code in the same moment; answers in the order of the people. */
export const redeemAtOnce = ({ call, api }: DemoWorld, code: string, people: readonly Learner[], exam: Exam) =>
  call("redeem one code at once", () => Promise.all(people.map((person) => sendRedemption(api, code, person, exam))));

/** A library code: no exam. */
export const unlock = ({ call, api }: DemoWorld, code: string, person: Learner) =>
  call("unlock a library code", () => api.plain<UnlockAnswer>("/api/redemptions", { code, person }));

/** The codes of every lot of the order, for the publisher alone. */
export const readCodes = ({ call, api }: DemoWorld, { orderId }: OrderInHand, client = "publisher") =>
  call("read an order's codes", () =>
    api.signed<CodesAnswer>({ client, method: "GET", path: `/api/publisher/orders/${orderId}/codes` }),
  );

export const assign = ({ call, api }: DemoWorld, code: string, person: Learner) =>
  call("assign a code", () =>
    api.signed({
      client: "publisher",
      method: "POST",
      path: "/api/publisher/assignments",
      message: { type: "code.assigned", data: { code, person } },
    }),
  );

export const erase = ({ call, api }: DemoWorld, { agreement: { agreementNumber } }: OrderInHand, email: string) =>
  call("erase a person", () =>
    api.signed({
      client: "publisher",
      method: "POST",
      path: "/api/publisher/erasures",
      message: { type: "person.erased", data: { agreementNumber, email } },
    }),
  );

const sendRedemption = (
  api: DemoWorld["api"],
  code: string,
  person: Learner,
  exam: Exam,
): Promise<ApiAnswer<RedemptionAnswer>> =>
  api.plain<RedemptionAnswer>("/api/redemptions", {
    code,
    person,
    exam: { ...exam, provider: exam.family === "MCP" ? "pearson-vue" : "certiport", testCentre: "90012345" },
  });
