import { registerRequest } from "#shared/fulfilment/domain/register-request.ts";
import { leave } from "#shared/fulfilment/domain/transitions.ts";
import type { LeaveRegister } from "#shared/fulfilment/ports.ts";
import type { TakeStep } from "#shared/fulfilment/use-cases/fulfil-order.ts";

/** After the order, never before it: an invoice may win the race against a cancellation. */
export const createLeaveRegister =
  (leaveRegister: LeaveRegister): TakeStep =>
  async (fulfilment, at) => {
    await leaveRegister(registerRequest(fulfilment));
    return leave(fulfilment, at);
  };
