import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { notTheRoute } from "#functions/http/not-the-route.ts";
import { publisherWrite, type Signing } from "#functions/http/signed.ts";
import { signedMessage } from "#functions/http/signed-request.ts";
import type { DrawStaffVoucher } from "#shared/agreements/use-cases/draw-staff-voucher.ts";
import { staffVoucherDrawn } from "#shared/contracts/staff-voucher-drawn.ts";

const message = signedMessage("staff-voucher.drawn", staffVoucherDrawn);

/** POST /publisher/agreements/{agreementNumber}/staff-vouchers: the one place where the code is told. */
export const drawStaffVoucherOverHttp =
  (drawStaffVoucher: DrawStaffVoucher, signing: Signing): AnswerRequest =>
  async (request) => {
    const { data, claim } = await publisherWrite(request, signing, message);
    if (data.agreementNumber !== request.params.agreementNumber) throw notTheRoute("agreementNumber");

    const outcome = await drawStaffVoucher(data, claim);
    if (!outcome.ok) return outcome;
    const { code, ...voucher } = outcome.value;
    return json(200, { ...voucher, code: code.reveal() }, { "cache-control": "no-store" });
  };
