import { hasMembership } from "#shared/fulfilment/domain/fulfilment.ts";
import { expiryNotice } from "#shared/fulfilment/domain/mail-requests.ts";
import { membershipEnded } from "#shared/fulfilment/domain/membership-requests.ts";
import { end } from "#shared/fulfilment/domain/transitions.ts";
import type { FindContacts, SummariseLot } from "#shared/fulfilment/ports.ts";
import type { TakeStep } from "#shared/fulfilment/use-cases/fulfil-order.ts";

/**
 * Ends the order once all has ended: tells what was redeemed and what has expired, and that its
 * membership is over. Of an order that lapsed nothing ever began, so there is nothing to tell its contact.
 */
export const createEndOrder =
  ({ summariseLot, findContacts }: { summariseLot: SummariseLot; findContacts: FindContacts }): TakeStep =>
  async (fulfilment, at) => {
    const summaries = await Promise.all(fulfilment.lots.map(({ lotId }) => summariseLot(lotId)));
    if (!summaries.every(({ isClosed }) => isClosed)) return undefined;
    const lots = fulfilment.lots.map((lot, index) => {
      const redeemed = summaries[index]?.redeemed ?? 0;
      return { ...lot, redeemed, expired: lot.codes - redeemed };
    });
    const contacts = await findContacts(fulfilment);
    const notices = [
      ...(lots.length === 0 ? [] : [expiryNotice(fulfilment, lots, contacts)]),
      ...(hasMembership(fulfilment) && fulfilment.milestones.released !== undefined
        ? [membershipEnded(fulfilment, contacts)]
        : []),
    ];
    return end(fulfilment, lots, notices, at);
  };
