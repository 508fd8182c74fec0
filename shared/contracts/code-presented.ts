import { z } from "zod";
import { emailAddress, personName } from "#shared/contracts/text.ts";

/** A code is the credential of these calls: plain bodies, never a URL. Its form is judged by the codes context. */
export const codeText = z.string().min(1).max(64);

/** Body of `POST /api/codes/lookup`. */
export const codeLookup = z.strictObject({ code: codeText });

/** Body of `POST /api/redemptions`. A library code has no exam. */
export const codeRedemption = z.strictObject({
  code: codeText,
  person: z.strictObject({ name: personName, email: emailAddress }),
  exam: z
    .strictObject({
      family: z.string().regex(/^[A-Za-z]{2,16}$/),
      examCode: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,31}$/),
      provider: z.enum(["pearson-vue", "certiport"]),
      testCentre: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/),
    })
    .optional(),
});
