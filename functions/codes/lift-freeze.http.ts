import { freezeAnswer } from "#functions/codes/freeze-answer.ts";
import type { AnswerRequest } from "#functions/http/endpoint.ts";
import { publisherWrite, type Signing } from "#functions/http/signed.ts";
import { signedMessage } from "#functions/http/signed-request.ts";
import type { LiftFreeze } from "#shared/codes/use-cases/freeze-redemptions.ts";
import { redemptionsUnfrozen } from "#shared/contracts/redemption-freeze.ts";

const message = signedMessage("redemptions.unfrozen", redemptionsUnfrozen);

/** POST /publisher/redemption-freeze/lifting */
export const liftFreezeOverHttp =
  (liftFreeze: LiftFreeze, signing: Signing): AnswerRequest =>
  async (request) => {
    const { data, claim } = await publisherWrite(request, signing, message);
    const outcome = await liftFreeze(data, claim);
    return outcome.ok ? freezeAnswer(outcome.value) : outcome;
  };
