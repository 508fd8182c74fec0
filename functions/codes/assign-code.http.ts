import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { publisherWrite, type Signing } from "#functions/http/signed.ts";
import { signedMessage } from "#functions/http/signed-request.ts";
import type { AssignCode } from "#shared/codes/use-cases/assign-code.ts";
import { codeAssigned } from "#shared/contracts/code-assigned.ts";

const message = signedMessage("code.assigned", codeAssigned);

/** POST /publisher/assignments: signed, so wrong codes are not counted by address. */
export const assignCodeOverHttp =
  (assignCode: AssignCode, signing: Signing): AnswerRequest =>
  async (request) => {
    const { data, claim } = await publisherWrite(request, signing, message);
    const outcome = await assignCode(data, claim);
    if (!outcome.ok)
      return outcome.pointer === undefined ? outcome : { ...outcome, pointer: `/data${outcome.pointer}` };
    return json(200, { state: "assigned", assignedAt: outcome.value.assignedAt });
  };
