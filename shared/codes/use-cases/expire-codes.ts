import { closingAt, isSeedOverdue, type Lot } from "#shared/codes/domain/lot.ts";
import type { LotRepository } from "#shared/codes/ports.ts";
import type { FulfilmentMessage, SendMessage } from "#shared/contracts/messages.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { MissingDocumentError } from "#shared/kernel/versioned.ts";

export type ExpireCodes = (lotId: string) => Promise<"closed" | "seed-destroyed" | "nothing-due">;

type Dependencies = {
  readonly lots: Pick<LotRepository, "find" | "countRedeemed" | "close" | "destroySeed">;
  readonly clock: Clock;
  readonly send: SendMessage<FulfilmentMessage>;
};

/**
 * Does what is due on one lot: closes it ten minutes after its end, in two requests whatever its size, and tells the
 * order, if it has one; 90 days after its end destroys its seed. May be called any number of times.
 * @throws {MissingDocumentError} when there is no such lot, or not yet.
 */
export const createExpireCodes =
  ({ lots, clock, send }: Dependencies): ExpireCodes =>
  async (lotId) => {
    const at = clock();
    const closed = await lots.close(lotId, closingAt(at, await lots.countRedeemed(lotId)));
    if (closed !== undefined) {
      await tellOrder(closed, send);
      return "closed";
    }

    const stored = await lots.find(lotId);
    if (stored === undefined) throw new MissingDocumentError(`lot ${lotId} cannot be read yet`);

    const lot = stored.value;
    if (isSeedOverdue(lot, at)) return (await lots.destroySeed(lot, at)) ? "seed-destroyed" : "nothing-due";
    // A message that comes back after closing may have failed while telling the order.
    if (lot.state === "closed" && lot.seed !== undefined) await tellOrder(lot, send);
    return "nothing-due";
  };

/** Without a session token: the one at hand is of the lots and would mislead a read of the orders. A pool has no order. */
const tellOrder = async ({ orderId, lotId, isStaffPool }: Lot, send: SendMessage<FulfilmentMessage>) =>
  isStaffPool === undefined && send({ type: "fulfil-order", orderId }, { messageId: `${orderId}.ended.${lotId}` });
