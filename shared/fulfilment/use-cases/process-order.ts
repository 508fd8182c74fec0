import { lotPlan } from "#shared/fulfilment/domain/lot-plan.ts";
import { orderConfirmation } from "#shared/fulfilment/domain/mail-requests.ts";
import { process } from "#shared/fulfilment/domain/transitions.ts";
import type { EnterRegister, FindContacts } from "#shared/fulfilment/ports.ts";
import type { TakeStep } from "#shared/fulfilment/use-cases/fulfil-order.ts";

/** The agreement's register first, then the order: so no order moves that the register does not know. */
export const createProcessOrder =
  ({ enterRegister, findContacts }: { enterRegister: EnterRegister; findContacts: FindContacts }): TakeStep =>
  async (fulfilment, at) => {
    const { agreementNumber, orderId, lines } = fulfilment;
    const codes = lines.reduce((sum, line) => sum + line.codes, 0);
    await enterRegister({ agreementNumber, orderId, codes, lots: lotPlan(lines) });
    return process(fulfilment, orderConfirmation(fulfilment, await findContacts(fulfilment)), at);
  };
