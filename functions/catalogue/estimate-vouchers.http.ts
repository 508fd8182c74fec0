import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { jsonRequest } from "#functions/http/json-request.ts";
import type { EstimateVouchers } from "#shared/catalogue/use-cases/estimate-vouchers.ts";
import { voucherEstimateRequested } from "#shared/contracts/voucher-estimate.ts";

/** POST /voucher-estimates: anyone may ask how many codes to order; nothing is stored. */
export const estimateVouchersOverHttp =
  (estimateVouchers: EstimateVouchers): AnswerRequest =>
  async (request) => {
    const outcome = estimateVouchers(await jsonRequest(request, voucherEstimateRequested));
    return outcome.ok ? json(200, outcome.value) : outcome;
  };
