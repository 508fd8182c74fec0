import { z } from "zod";
import { orderIdText } from "#shared/contracts/order-placed.ts";

/** Body of `POST /api/manifests/check`. Some programs write a hash in capitals. */
export const fileCheck = z.strictObject({
  orderId: orderIdText,
  sha256: z
    .string()
    .regex(/^[0-9A-Fa-f]{64}$/)
    .toLowerCase(),
});
