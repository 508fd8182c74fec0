import type { ApiAnswer } from "#infra/client/api-client.ts";
import type { InvoiceAnswer, OrderAnswer, PlacedAnswer, RedemptionAnswer } from "./answers.ts";
import { nameOf, type OrderInHand } from "./sample.ts";
import { type DemoWorld, STARTS_AT } from "./world.ts";

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

/** The same bytes under the same webhook id each time: a second call is a redelivery. */
export const placeOrder = ({ api, call }: DemoWorld, hand: OrderInHand) =>
  call(`place ${nameOf(hand)}`, () =>
    api.signed<PlacedAnswer>({
      client: RESELLER,
      method: "POST",
      path: ORDERS,
      webhookId: `demo-${nameOf(hand)}`,
      message: { type: "order.placed", data: hand.order, timestamp: new Date(STARTS_AT).toISOString() },
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

const sendRedemption = (
  api: DemoWorld["api"],
  code: string,
  person: Learner,
  exam: Exam,
): Promise<ApiAnswer<RedemptionAnswer>> =>
  api.plain<RedemptionAnswer>("/api/redemptions", {
    code,
    person,
    exam: { ...exam, provider: "pearson-vue", testCentre: "90012345" },
  });
