import { confirm, deliver } from "#shared/fulfilment/domain/transitions.ts";
import type { FindMailAcceptance } from "#shared/fulfilment/ports.ts";
import type { TakeStep } from "#shared/fulfilment/use-cases/fulfil-order.ts";

/** The order is confirmed when the mail service has accepted the confirmation. */
export const createConfirmOrder =
  (findMailAcceptance: FindMailAcceptance): TakeStep =>
  async (fulfilment, at, session) => {
    const acceptedAt = await findMailAcceptance(fulfilment.orderId, "order-confirmation", session);
    return acceptedAt === undefined ? undefined : confirm(fulfilment, acceptedAt, at);
  };

/** The codes are delivered when the mail service has accepted the list. */
export const createDeliverOrder =
  (findMailAcceptance: FindMailAcceptance): TakeStep =>
  async (fulfilment, at, session) => {
    const acceptedAt = await findMailAcceptance(fulfilment.orderId, "code-list", session);
    return acceptedAt === undefined ? undefined : deliver(fulfilment, acceptedAt, at);
  };
