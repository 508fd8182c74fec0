import { consume } from "#functions/queue/consumer.ts";
import type { Queueing } from "#functions/queue/queueing.ts";
import type { ExpireCodes } from "#shared/codes/use-cases/expire-codes.ts";
import { type FulfilmentMessage, fulfilmentMessage } from "#shared/contracts/messages.ts";
import type { FulfilOrder } from "#shared/fulfilment/use-cases/fulfil-order.ts";
import { type LotId, toOrderId } from "#shared/kernel/identifiers.ts";
import { accept } from "#shared/kernel/outcome.ts";

/** Queue `fulfilment`: the next step of an order, or of one of its lots. */
export const fulfilOrderOnMessage = (
  { fulfilOrder, expireCodes }: { readonly fulfilOrder: FulfilOrder; readonly expireCodes: ExpireCodes },
  queueing: Queueing<FulfilmentMessage>,
) =>
  consume({
    ...queueing,
    schema: fulfilmentMessage,
    handle: async (message) => {
      if (message.type === "expire-codes") return accept(await expireCodes(message.lotId as LotId));
      const orderId = toOrderId(message.orderId);
      if (!orderId.ok) return orderId;
      const session = message.session === undefined ? {} : { session: message.session };
      return accept(await fulfilOrder({ orderId: orderId.value, ...session }));
    },
  });
