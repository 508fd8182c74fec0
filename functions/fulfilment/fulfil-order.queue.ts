import { consume, type Patience } from "#functions/queue/consumer.ts";
import type { Queueing } from "#functions/queue/queueing.ts";
import type { PersonId } from "#shared/codes/domain/person.ts";
import type { ErasePerson } from "#shared/codes/use-cases/erase-person.ts";
import type { ExpireCodes } from "#shared/codes/use-cases/expire-codes.ts";
import { type FulfilmentMessage, fulfilmentMessage } from "#shared/contracts/messages.ts";
import type { FulfilOrder } from "#shared/fulfilment/use-cases/fulfil-order.ts";
import { type LotId, toOrderId } from "#shared/kernel/identifiers.ts";
import { HOUR_MS } from "#shared/kernel/instant.ts";
import { accept } from "#shared/kernel/outcome.ts";

/** No document remembers that a person is to be erased: tried for six weeks, an hour apart at most. */
const ERASURE_PATIENCE: Patience = { maxTries: 1000, longestDelayMs: HOUR_MS };

type FulfilmentHandlers = {
  readonly fulfilOrder: FulfilOrder;
  readonly expireCodes: ExpireCodes;
  readonly erasePerson: ErasePerson;
};

/** Queue `fulfilment`: the next step of an order, or of one of its lots; a person to erase. */
export const fulfilOrderOnMessage = (
  { fulfilOrder, expireCodes, erasePerson }: FulfilmentHandlers,
  queueing: Queueing<FulfilmentMessage>,
) =>
  consume({
    ...queueing,
    schema: fulfilmentMessage,
    patienceFor: ({ type }) => (type === "erase-person" ? ERASURE_PATIENCE : undefined),
    handle: async (message) => {
      if (message.type === "expire-codes") return accept(await expireCodes(message.lotId as LotId));
      if (message.type === "erase-person")
        return accept(await erasePerson({ ...message, personId: message.personId as PersonId }));
      const orderId = toOrderId(message.orderId);
      if (!orderId.ok) return orderId;
      const session = message.session === undefined ? {} : { session: message.session };
      return accept(await fulfilOrder({ orderId: orderId.value, ...session }));
    },
  });
