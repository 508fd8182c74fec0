import { z } from "zod";
import { agreementNumber } from "#shared/contracts/agreement-registered.ts";
import { emailAddress } from "#shared/contracts/text.ts";

/** `data` of `person.erased`: one person is one address under one agreement. */
export const personErased = z.strictObject({ agreementNumber, email: emailAddress });
