import type { AgreementRepository } from "#shared/agreements/ports.ts";
import type { FulfilmentMessage, SendMessage } from "#shared/contracts/messages.ts";
import type { Clock } from "#shared/kernel/instant.ts";

/** Messages on their way at once. */
const AT_ONCE = 32;

/** Tells every order in an agreement's register, but for cancelled ones, when the agreement ends. A repeat tells again. */
export type CurtailOrders = (ended: {
  readonly agreementNumber: string;
  readonly endsOn: string;
  readonly session?: string;
}) => Promise<{ readonly told: number }>;

type Dependencies = {
  readonly agreements: Pick<AgreementRepository, "entries">;
  readonly send: SendMessage<FulfilmentMessage>;
  readonly clock: Clock;
};

export const createCurtailOrders =
  ({ agreements, send, clock }: Dependencies): CurtailOrders =>
  async ({ agreementNumber, endsOn, session }) => {
    const entries = await agreements.entries(agreementNumber, session);
    const orderIds = entries.filter(({ cancelledAt }) => cancelledAt === undefined).map(({ orderId }) => orderId);
    for (let from = 0; from < orderIds.length; from += AT_ONCE)
      await Promise.all(
        orderIds
          .slice(from, from + AT_ONCE)
          .map((orderId) =>
            send({ type: "curtail-order", orderId, endsOn }, { messageId: `${orderId}.curtail.${clock()}` }),
          ),
      );
    return { told: orderIds.length };
  };
