import { z } from "zod";
import { orderIdText } from "#shared/contracts/order-placed.ts";

/** `data` of `order.resumed`: names the order of the route, so that a captured request means nothing elsewhere. */
export const orderResumed = z.strictObject({ orderId: orderIdText });
