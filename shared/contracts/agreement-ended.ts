import { z } from "zod";
import { agreementNumber, calendarDate } from "#shared/contracts/agreement-registered.ts";

/** `data` of `agreement.ended`. `endsOn`: the last usable day, in the term's time zone. */
export const agreementEnded = z.strictObject({ agreementNumber, endsOn: calendarDate });
