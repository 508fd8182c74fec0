import { z } from "zod";
import { orderIdText } from "#shared/contracts/order-placed.ts";

/** `data` of `codes.resent`: the order of the route, and which of its resends this is, from 1. */
export const codesResent = z.strictObject({ orderId: orderIdText, number: z.int().min(1).max(10_000) });
