import type { TimerHandler } from "@azure/functions";
import { logLine } from "#functions/log-line.ts";

/** Every minute. A missed run is harmless: the next one finds whatever is due. */
export const WAKE_ORDERS_SCHEDULE = "0 * * * * *";

/** Sends the next step of every order and mail that waited long enough. */
export const wakeOrdersOnTimer =
  (wakeOrders: () => Promise<{ readonly woken: number }>): TimerHandler =>
  async (_timer, context) => {
    const { woken } = await wakeOrders();
    if (woken > 0) context.log(logLine("orders-woken", { woken }));
  };
