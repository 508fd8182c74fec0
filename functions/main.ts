import { app, type HttpMethod, type TimerHandler } from "@azure/functions";
import { drawStaffVoucherOverHttp } from "#functions/agreements/draw-staff-voucher.http.ts";
import { endAgreementOverHttp } from "#functions/agreements/end-agreement.http.ts";
import { readAgreementOverHttp } from "#functions/agreements/read-agreement.http.ts";
import { readELearningOverHttp } from "#functions/agreements/read-e-learning.http.ts";
import { readImagineAcademyOverHttp } from "#functions/agreements/read-imagine-academy.http.ts";
import { registerAgreementOverHttp } from "#functions/agreements/register-agreement.http.ts";
import { WAKE_ENDINGS_SCHEDULE, wakeEndingsOnTimer } from "#functions/agreements/wake-endings.timer.ts";
import { estimateVouchersOverHttp } from "#functions/catalogue/estimate-vouchers.http.ts";
import { listProductsOverHttp } from "#functions/catalogue/list-products.http.ts";
import { readEditionOverHttp } from "#functions/catalogue/read-edition.http.ts";
import { assignCodeOverHttp } from "#functions/codes/assign-code.http.ts";
import { EXPIRE_CODES_SCHEDULE, expireCodesOnTimer } from "#functions/codes/expire-codes.timer.ts";
import { freezeRedemptionsOverHttp } from "#functions/codes/freeze-redemptions.http.ts";
import { JOURNAL_REDEMPTIONS_SCHEDULE, journalRedemptionsOnTimer } from "#functions/codes/journal-redemptions.timer.ts";
import { liftFreezeOverHttp } from "#functions/codes/lift-freeze.http.ts";
import { lookUpCodeOverHttp } from "#functions/codes/look-up-code.http.ts";
import { readAssignmentBatchOverHttp } from "#functions/codes/read-assignment-batch.http.ts";
import { readFreezeOverHttp } from "#functions/codes/read-freeze.http.ts";
import { redeemCodeOverHttp } from "#functions/codes/redeem-code.http.ts";
import { requestAssignmentBatchOverHttp } from "#functions/codes/request-assignment-batch.http.ts";
import { requestErasureOverHttp } from "#functions/codes/request-erasure.http.ts";
import {
  WAKE_ASSIGNMENT_BATCHES_SCHEDULE,
  wakeAssignmentBatchesOnTimer,
} from "#functions/codes/wake-assignment-batches.timer.ts";
import { fulfilOrderOnMessage } from "#functions/fulfilment/fulfil-order.queue.ts";
import { invoiceOrdersOverHttp } from "#functions/fulfilment/invoice-orders.http.ts";
import { listOrderCodesOverHttp } from "#functions/fulfilment/list-order-codes.http.ts";
import { resendCodesOverHttp } from "#functions/fulfilment/resend-codes.http.ts";
import { resumeOrderOverHttp } from "#functions/fulfilment/resume-order.http.ts";
import { WAKE_ORDERS_SCHEDULE, wakeOrdersOnTimer } from "#functions/fulfilment/wake-orders.timer.ts";
import { type AnswerRequest, createEndpoint } from "#functions/http/endpoint.ts";
import { checkFileOverHttp } from "#functions/notifications/check-file.http.ts";
import { listManifestKeysOverHttp } from "#functions/notifications/list-manifest-keys.http.ts";
import { sendMailOnMessage } from "#functions/notifications/send-mail.queue.ts";
import { FOLLOW_ORDERS_SCHEDULE, followOrdersOnTimer } from "#functions/operations/follow-orders.timer.ts";
import { listDeadLettersOverHttp } from "#functions/operations/list-dead-letters.http.ts";
import { listHeldOrdersOverHttp } from "#functions/operations/list-held-orders.http.ts";
import { listOrdersOverHttp, listResellerOrdersOverHttp } from "#functions/operations/list-orders.http.ts";
import { listPromisesOverHttp } from "#functions/operations/list-promises.http.ts";
import { redriveDeadLettersOverHttp } from "#functions/operations/redrive-dead-letters.http.ts";
import { acceptOrderOverHttp } from "#functions/ordering/accept-order.http.ts";
import { cancelOrderOverHttp } from "#functions/ordering/cancel-order.http.ts";
import { listPurchasesOverHttp } from "#functions/ordering/list-purchases.http.ts";
import { readOrderOverHttp } from "#functions/ordering/read-order.http.ts";
import { healthOverHttp } from "#functions/platform/health.http.ts";
import { listClientsOverHttp } from "#functions/platform/list-clients.http.ts";
import { publishPriceListOverHttp } from "#functions/pricing/publish-price-list.http.ts";
import { readPriceListOverHttp } from "#functions/pricing/read-price-list.http.ts";
import { readSavingsOverHttp } from "#functions/pricing/read-savings.http.ts";
import { requestQuoteOverHttp } from "#functions/pricing/request-quote.http.ts";
import { createServices } from "#functions/services.ts";
import { readSettings } from "#functions/settings.ts";
import { correlatedTimer } from "#functions/timer/correlated-timer.ts";

/** The table of contents: every trigger with its route, queue or schedule. Routes stand below `/api`. */
const settings = readSettings(process.env);
const services = createServices(settings);
const { signing, brakeGuesses, brakeOrders, refuseWhileFrozen, clock, random } = services;
const endpoint = createEndpoint(settings.problemBaseUrl);

/** Anonymous to the host: the signature or the code authenticates. */
const http = (name: string, method: HttpMethod, route: string, answer: AnswerRequest) =>
  app.http(name, { methods: [method], route, authLevel: "anonymous", handler: endpoint(answer) });

const timer = (name: string, schedule: string, handler: TimerHandler) =>
  app.timer(name, { schedule, handler: correlatedTimer(handler) });

http("health", "GET", "health", healthOverHttp(services.listEndingCalendars));
http("list-products", "GET", "products", listProductsOverHttp(services.listProducts));
http("read-edition", "GET", "editions/{editionId}", readEditionOverHttp(services.readEdition));
http("estimate-vouchers", "POST", "voucher-estimates", estimateVouchersOverHttp(services.estimateVouchers));

const AGREEMENT = "publisher/agreements/{agreementNumber}";
http("register-agreement", "PUT", AGREEMENT, registerAgreementOverHttp(services, signing));
http("end-agreement", "POST", `${AGREEMENT}/ending`, endAgreementOverHttp(services.endAgreement, signing));
http("read-agreement", "GET", AGREEMENT, readAgreementOverHttp(services, signing));
const PURCHASES = `${AGREEMENT}/purchases`;
http("list-purchases", "GET", PURCHASES, listPurchasesOverHttp(services.listPurchases, signing));
http("read-savings", "GET", `${AGREEMENT}/savings`, readSavingsOverHttp(services.readSavings, signing));
http("read-imagine-academy", "GET", `${AGREEMENT}/imagine-academy`, readImagineAcademyOverHttp(services, signing));
http("read-e-learning", "GET", `${AGREEMENT}/e-learning`, readELearningOverHttp(services, signing));
const drawStaffVoucher = drawStaffVoucherOverHttp(services.drawStaffVoucher, signing);
http("draw-staff-voucher", "POST", `${AGREEMENT}/staff-vouchers`, refuseWhileFrozen(drawStaffVoucher));
const PRICE_LIST = "publisher/price-lists/{priceListId}";
http("publish-price-list", "PUT", PRICE_LIST, publishPriceListOverHttp(services.publishPriceList, signing));
http("read-price-list", "GET", PRICE_LIST, readPriceListOverHttp(services.readPriceList, signing));

const assignCode = assignCodeOverHttp(services.assignCode, signing);
http("assign-code", "POST", "publisher/assignments", refuseWhileFrozen(assignCode));
http("request-erasure", "POST", "publisher/erasures", requestErasureOverHttp(services.requestErasure, signing));
http("invoice-orders", "POST", "publisher/invoices", invoiceOrdersOverHttp(services.invoiceOrders, signing));
http("resend-codes", "POST", "publisher/orders/{orderId}/resends", resendCodesOverHttp(services.resendCodes, signing));
http(
  "resume-order",
  "POST",
  "publisher/orders/{orderId}/resumption",
  resumeOrderOverHttp(services.resumeOrder, signing),
);
const CODES = "publisher/orders/{orderId}/codes";
http("list-order-codes", "GET", CODES, listOrderCodesOverHttp(services.listOrderCodes, signing));

const BATCHES = "publisher/orders/{orderId}/assignment-batches";
const requestAssignmentBatch = requestAssignmentBatchOverHttp(services, signing);
http("request-assignment-batch", "POST", BATCHES, refuseWhileFrozen(requestAssignmentBatch));
const readAssignmentBatch = readAssignmentBatchOverHttp(services.readAssignmentBatch, signing);
http("read-assignment-batch", "GET", `${BATCHES}/{batchId}`, readAssignmentBatch);

const DEAD_LETTERS = "publisher/dead-letters";
http("list-dead-letters", "GET", DEAD_LETTERS, listDeadLettersOverHttp(services.listDeadLetters, signing));
const redriveOverHttp = redriveDeadLettersOverHttp(services.redriveDeadLetters, signing);
http("redrive-dead-letters", "POST", `${DEAD_LETTERS}/redrive`, redriveOverHttp);

http("list-promises", "GET", "publisher/promises", listPromisesOverHttp(services.listPromises, signing));
http("list-held-orders", "GET", "publisher/held-orders", listHeldOrdersOverHttp(services.listHeldOrders, signing));

http("list-clients", "GET", "publisher/clients", listClientsOverHttp(services.clients, services.secretUse, signing));

const ORDERS = "resellers/{resellerId}/orders";
http("accept-order", "POST", ORDERS, acceptOrderOverHttp(services.acceptOrder, signing, brakeOrders));
http("list-orders", "GET", ORDERS, listOrdersOverHttp(services.listOrders, signing));
http("list-reseller-orders", "GET", `publisher/${ORDERS}`, listResellerOrdersOverHttp(services.listOrders, signing));
http("read-order", "GET", `${ORDERS}/{orderId}`, readOrderOverHttp(services.readOrder, signing));
http("cancel-order", "POST", `${ORDERS}/{orderId}/cancellation`, cancelOrderOverHttp(services.cancelOrder, signing));

http("request-quote", "POST", "resellers/{resellerId}/quotes", requestQuoteOverHttp(services.requestQuote, signing));

http("look-up-code", "POST", "codes/lookup", lookUpCodeOverHttp(services.lookUpCode, brakeGuesses));
const redeemCode = redeemCodeOverHttp(services.redeemCode, brakeGuesses);
http("redeem-code", "POST", "redemptions", refuseWhileFrozen(redeemCode));

const FREEZE = "publisher/redemption-freeze";
http("freeze-redemptions", "PUT", FREEZE, freezeRedemptionsOverHttp(services.freezeRedemptions, signing));
http("lift-freeze", "POST", `${FREEZE}/lifting`, liftFreezeOverHttp(services.liftFreeze, signing));
http("read-freeze", "GET", FREEZE, readFreezeOverHttp(services.readFreeze, signing));

http("list-manifest-keys", "GET", "manifest-keys", listManifestKeysOverHttp(services.manifestPublicKeys));
http("check-file", "POST", "manifests/check", checkFileOverHttp(services.checkFile, brakeGuesses));

app.serviceBusQueue("fulfil-order", {
  connection: "SERVICE_BUS_CONNECTION_STRING",
  queueName: "fulfilment",
  handler: fulfilOrderOnMessage(services, { clock, random, resend: services.sendToFulfilment }),
});
app.serviceBusQueue("send-mail", {
  connection: "SERVICE_BUS_CONNECTION_STRING",
  queueName: "notifications",
  handler: sendMailOnMessage(services, { clock, random, resend: services.sendToNotifications }),
});

timer("wake-orders", WAKE_ORDERS_SCHEDULE, wakeOrdersOnTimer(services.wakeOrders));
timer("wake-endings", WAKE_ENDINGS_SCHEDULE, wakeEndingsOnTimer(services.wakeEndings));
timer("expire-codes", EXPIRE_CODES_SCHEDULE, expireCodesOnTimer(services.wakeLots));
const wakeAssignmentBatches = wakeAssignmentBatchesOnTimer(services.wakeAssignmentBatches);
timer("wake-assignment-batches", WAKE_ASSIGNMENT_BATCHES_SCHEDULE, wakeAssignmentBatches);
timer("journal-redemptions", JOURNAL_REDEMPTIONS_SCHEDULE, journalRedemptionsOnTimer(services.journalRedemptions));
timer("follow-orders", FOLLOW_ORDERS_SCHEDULE, followOrdersOnTimer(services.followOrders));
