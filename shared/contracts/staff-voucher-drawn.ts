import { z } from "zod";
import { agreementNumber } from "#shared/contracts/agreement-registered.ts";
import { emailAddress, lineOfText, personName } from "#shared/contracts/text.ts";

/**
 * `data` of `staff-voucher.drawn`. `drawId` is the caller's own and names one voucher of the agreement for good;
 * `school` is kept as it is sent.
 */
export const staffVoucherDrawn = z.strictObject({
  agreementNumber,
  drawId: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
  school: lineOfText(200),
  person: z.strictObject({ name: personName, email: emailAddress }),
});
