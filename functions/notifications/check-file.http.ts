import type { BrakeGuesses } from "#functions/codes/brake-guesses.ts";
import { json } from "#functions/http/endpoint.ts";
import { jsonRequest } from "#functions/http/json-request.ts";
import { fileCheck } from "#shared/contracts/file-check.ts";
import type { CheckFile } from "#shared/notifications/use-cases/check-file.ts";

/** POST /manifests/check: who knows the hash has the file, or its manifest. */
export const checkFileOverHttp = (checkFile: CheckFile, brakeGuesses: BrakeGuesses) =>
  brakeGuesses(async (request) => {
    const outcome = await checkFile(await jsonRequest(request, fileCheck));
    return outcome.ok ? json(200, { genuine: true, ...outcome.value }) : outcome;
  });
