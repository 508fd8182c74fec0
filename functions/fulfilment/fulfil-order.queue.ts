import { consume, type Patience } from "#functions/queue/consumer.ts";
import type { Queueing } from "#functions/queue/queueing.ts";
import type { CurtailOrders } from "#shared/agreements/use-cases/curtail-orders.ts";
import type { CurtailStaffPool } from "#shared/agreements/use-cases/curtail-staff-pool.ts";
import type { AssignmentBatchId } from "#shared/codes/domain/assignment-batch.ts";
import type { PersonId } from "#shared/codes/domain/person.ts";
import type { AssignBatch } from "#shared/codes/use-cases/assign-batch.ts";
import type { ErasePerson } from "#shared/codes/use-cases/erase-person.ts";
import type { ExpireCodes } from "#shared/codes/use-cases/expire-codes.ts";
import { type FulfilmentMessage, fulfilmentMessage } from "#shared/contracts/messages.ts";
import type { FulfilOrder } from "#shared/fulfilment/use-cases/fulfil-order.ts";
import { type LotId, toOrderId } from "#shared/kernel/identifiers.ts";
import { HOUR_MS } from "#shared/kernel/instant.ts";
import { accept } from "#shared/kernel/outcome.ts";

/** What no document remembers: tried for six weeks, an hour apart at most. */
const LONG_PATIENCE: Patience = { maxTries: 1000, longestDelayMs: HOUR_MS };

const PATIENT: ReadonlySet<FulfilmentMessage["type"]> = new Set(["erase-person"]);

type FulfilmentHandlers = {
  readonly curtailOrders: CurtailOrders;
  readonly curtailStaffPool: CurtailStaffPool;
  readonly fulfilOrder: FulfilOrder;
  readonly expireCodes: ExpireCodes;
  readonly erasePerson: ErasePerson;
  readonly assignBatch: AssignBatch;
};

/**
 * Queue `fulfilment`: the next step of an order, of one of its lots or of a batch of assignments; an agreement that ends
 * early; a person to erase.
 */
export const fulfilOrderOnMessage = (handlers: FulfilmentHandlers, queueing: Queueing<FulfilmentMessage>) =>
  consume({
    ...queueing,
    schema: fulfilmentMessage,
    patienceFor: ({ type }) => (PATIENT.has(type) ? LONG_PATIENCE : undefined),
    handle: async (message) => {
      if (message.type === "expire-codes") return accept(await handlers.expireCodes(message.lotId as LotId));
      if (message.type === "erase-person")
        return accept(await handlers.erasePerson({ ...message, personId: message.personId as PersonId }));
      const session = message.session === undefined ? {} : { session: message.session };
      if (message.type === "end-agreement") {
        const { agreementNumber, endsOn } = message;
        await handlers.curtailStaffPool({ agreementNumber, ...session });
        return accept(await handlers.curtailOrders({ agreementNumber, endsOn, ...session }));
      }
      const orderId = toOrderId(message.orderId);
      if (!orderId.ok) return orderId;
      if (message.type === "assign-batch") {
        const batchId = message.batchId as AssignmentBatchId;
        return accept(await handlers.assignBatch({ orderId: orderId.value, batchId, ...session }));
      }
      return accept(await handlers.fulfilOrder({ orderId: orderId.value, ...session }));
    },
  });
