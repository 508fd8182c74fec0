import { orderPlaced } from "#shared/contracts/order-placed.ts";
import { languageTag } from "#shared/contracts/text.ts";

/** `data` of `quote.requested`: an order without its number, and the language the answer is explained in. */
export const quoteRequested = orderPlaced
  .pick({ agreementNumber: true, form: true, lines: true })
  .extend({ locale: languageTag.default("en") });
