import type { TimerHandler } from "@azure/functions";
import { logLine } from "#functions/log-line.ts";
import type { FollowOrders } from "#shared/operations/use-cases/follow-orders.ts";

/** Every minute. A missed run is harmless: the next goes on where the last one was. */
export const FOLLOW_ORDERS_SCHEDULE = "0 * * * * *";

/** Brings the lists of orders up to date. */
export const followOrdersOnTimer =
  (followOrders: FollowOrders): TimerHandler =>
  async (_timer, context) => {
    const { followed } = await followOrders();
    if (followed > 0) context.log(logLine("orders-followed", { followed }));
  };
