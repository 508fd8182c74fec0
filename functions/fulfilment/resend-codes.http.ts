import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { notTheRoute } from "#functions/http/not-the-route.ts";
import { RequestRefused } from "#functions/http/request-refused.ts";
import { publisherWrite, type Signing } from "#functions/http/signed.ts";
import { signedMessage } from "#functions/http/signed-request.ts";
import { codesResent } from "#shared/contracts/codes-resent.ts";
import { statusOf } from "#shared/fulfilment/domain/fulfilment.ts";
import type { ResendCodes, ResendCodesRefusal } from "#shared/fulfilment/use-cases/resend-codes.ts";
import { toOrderId } from "#shared/kernel/identifiers.ts";
import { type Instant, instant, msBetween, SECOND_MS } from "#shared/kernel/instant.ts";
import type { Refused } from "#shared/kernel/outcome.ts";

const message = signedMessage("codes.resent", codesResent);

/** POST /publisher/orders/{orderId}/resends */
export const resendCodesOverHttp =
  (resendCodes: ResendCodes, signing: Signing): AnswerRequest =>
  async (request) => {
    const { data, claim } = await publisherWrite(request, signing, message);
    const orderId = toOrderId(request.params.orderId ?? "");
    if (!orderId.ok) return orderId;
    if (data.orderId !== orderId.value) throw notTheRoute("orderId");

    const outcome = await resendCodes({ orderId: orderId.value, number: data.number }, claim);
    if (!outcome.ok) return withRetryAfter(outcome, signing.clock());
    const { resends = [], timeline } = outcome.value;
    return json(200, { orderId: orderId.value, status: statusOf(outcome.value), resends, timeline });
  };

/** @throws {RequestRefused} where the refusal ends at a moment it names; the document keeps that moment. */
function withRetryAfter(refused: Refused<ResendCodesRefusal>, at: Instant): Refused<ResendCodesRefusal> {
  const { availableAt } = refused.extensions ?? {};
  if (typeof availableAt !== "string") return refused;
  const retryAfterSeconds = Math.ceil(msBetween(at, instant(availableAt)) / SECOND_MS);
  throw new RequestRefused(refused.refusal, { retryAfterSeconds, extensions: { availableAt } });
}
