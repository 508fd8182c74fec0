import { z } from "zod";
import { lineOfText } from "#shared/contracts/text.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";

/** An order's id in a body: 64 lower-case hexadecimal digits. */
export const orderIdText = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((text) => text as OrderId);

/** A purchase order number as resellers write them; compared byte for byte. */
const purchaseOrderNumber = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/);

/** A 12-month subscription, or pro-rated by the months left on the agreement. */
export const ORDER_FORMS = ["twelve-month", "pro-rated"] as const;
export type OrderForm = (typeof ORDER_FORMS)[number];

/** `data` of `order.placed` (architecture, HTTP v1). Quantities are whole units of the product; what is too many is the catalogue's to say. */
export const orderPlaced = z.strictObject({
  purchaseOrderNumber,
  agreementNumber: z.string().min(1).max(64),
  form: z.enum(ORDER_FORMS).default("pro-rated"),
  /** The customer's own account for the order, for budgets and exports. */
  costCentre: lineOfText(64).exactOptional(),
  lines: z
    .array(
      z.strictObject({
        sku: z.string().min(1).max(64),
        quantity: z.int().min(1).max(1_000_000),
        licence: z.enum(["SSL", "USL", "ASL"]).exactOptional(),
      }),
    )
    .min(1)
    .max(100),
});

/** `data` of `order.cancelled`: names the order of the route, so that a captured request means nothing elsewhere. */
export const orderCancelled = z.strictObject({ orderId: orderIdText });
