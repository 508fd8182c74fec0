import { z } from "zod";
import { codeText } from "#shared/contracts/code-presented.ts";
import { emailAddress, personName } from "#shared/contracts/text.ts";

/** `data` of `code.assigned`. The code is in the signed body only. */
export const codeAssigned = z.strictObject({
  code: codeText,
  person: z.strictObject({ name: personName, email: emailAddress }),
});
