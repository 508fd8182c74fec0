import { z } from "zod";
import { orderIdText } from "#shared/contracts/order-placed.ts";

/** `data` of `invoice.issued`: the vendor's invoice to the reseller. `invoicedOn` is a calendar date. */
export const invoiceIssued = z.strictObject({
  invoiceNumber: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/),
  invoicedOn: z.iso.date(),
  resellerId: z.string().min(1).max(64),
  orderIds: z
    .array(orderIdText)
    .min(1)
    .max(50)
    .refine((ids) => new Set(ids).size === ids.length, { error: "unique" }),
});
