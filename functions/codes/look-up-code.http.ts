import type { BrakeGuesses } from "#functions/codes/brake-guesses.ts";
import { json } from "#functions/http/endpoint.ts";
import { jsonRequest } from "#functions/http/json-request.ts";
import type { LookUpCode } from "#shared/codes/use-cases/look-up-code.ts";
import { codeLookup } from "#shared/contracts/code-presented.ts";

/** POST /codes/lookup: the code is the credential. */
export const lookUpCodeOverHttp = (lookUpCode: LookUpCode, brakeGuesses: BrakeGuesses) =>
  brakeGuesses(async (request) => {
    const { code } = await jsonRequest(request, codeLookup);
    const outcome = await lookUpCode(code);
    return outcome.ok ? json(200, outcome.value) : outcome;
  });
