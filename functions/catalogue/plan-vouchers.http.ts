import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { jsonRequest } from "#functions/http/json-request.ts";
import type { PlanVouchers } from "#shared/catalogue/use-cases/plan-vouchers.ts";
import { voucherPlanRequested } from "#shared/contracts/voucher-plan.ts";

/** POST /voucher-plans: anyone may ask how many codes to order; nothing is stored. */
export const planVouchersOverHttp =
  (planVouchers: PlanVouchers): AnswerRequest =>
  async (request) => {
    const outcome = planVouchers(await jsonRequest(request, voucherPlanRequested));
    return outcome.ok ? json(200, outcome.value) : outcome;
  };
