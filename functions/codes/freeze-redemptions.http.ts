import { freezeAnswer } from "#functions/codes/freeze-answer.ts";
import type { AnswerRequest } from "#functions/http/endpoint.ts";
import { publisherWrite, type Signing } from "#functions/http/signed.ts";
import { signedMessage } from "#functions/http/signed-request.ts";
import type { FreezeRedemptions } from "#shared/codes/use-cases/freeze-redemptions.ts";
import { redemptionsFrozen } from "#shared/contracts/redemption-freeze.ts";

const message = signedMessage("redemptions.frozen", redemptionsFrozen);

/** PUT /publisher/redemption-freeze */
export const freezeRedemptionsOverHttp =
  (freezeRedemptions: FreezeRedemptions, signing: Signing): AnswerRequest =>
  async (request) => {
    const { data, claim } = await publisherWrite(request, signing, message);
    const outcome = await freezeRedemptions(data, claim);
    return outcome.ok ? freezeAnswer(outcome.value) : outcome;
  };
