import type { BrakeGuesses } from "#functions/codes/brake-guesses.ts";
import { json } from "#functions/http/endpoint.ts";
import { jsonRequest } from "#functions/http/json-request.ts";
import type { RedeemCode } from "#shared/codes/use-cases/redeem-code.ts";
import { codeRedemption } from "#shared/contracts/code-presented.ts";

/** POST /redemptions: the code is the credential. */
export const redeemCodeOverHttp = (redeemCode: RedeemCode, brakeGuesses: BrakeGuesses) =>
  brakeGuesses(async (request) => {
    const { code, person, exam } = await jsonRequest(request, codeRedemption);
    const outcome = await redeemCode({ code, person, ...(exam === undefined ? {} : { exam }) });
    if (!outcome.ok) return outcome;
    const { state, redeemedAt, exam: redeemedFor, deadlines, library } = outcome.value;
    if (library) {
      const { until: accessUntil, licence } = library;
      return json(200, { state, unlockedAt: redeemedAt, accessUntil, licence });
    }
    return json(200, { state, redeemedAt, ...(redeemedFor === undefined ? {} : { exam: redeemedFor }), ...deadlines });
  });
