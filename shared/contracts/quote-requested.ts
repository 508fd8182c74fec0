import { z } from "zod";
import { orderPlaced } from "#shared/contracts/order-placed.ts";
import { LOCALES } from "#shared/kernel/locale.ts";

/** `data` of `quote.requested`: an order without its number, and the language the answer is explained in. */
export const quoteRequested = orderPlaced
  .pick({ agreementNumber: true, form: true, lines: true })
  .extend({ locale: z.enum(LOCALES).default("en") });
