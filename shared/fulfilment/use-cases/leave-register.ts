import { lotPlan } from "#shared/fulfilment/domain/lot-plan.ts";
import { leave } from "#shared/fulfilment/domain/transitions.ts";
import type { LeaveRegister } from "#shared/fulfilment/ports.ts";
import type { TakeStep } from "#shared/fulfilment/use-cases/fulfil-order.ts";

/** After the order, never before it: an invoice may win the race against a cancellation. */
export const createLeaveRegister =
  (leaveRegister: LeaveRegister): TakeStep =>
  async (fulfilment, at) => {
    const { agreementNumber, orderId, lines } = fulfilment;
    const codes = lines.reduce((sum, line) => sum + line.codes, 0);
    await leaveRegister({ agreementNumber, orderId, codes, lots: lotPlan(lines) });
    return leave(fulfilment, at);
  };
