import { expiryNotice } from "#shared/fulfilment/domain/mail-requests.ts";
import { end } from "#shared/fulfilment/domain/transitions.ts";
import type { FindContacts, SummariseLot } from "#shared/fulfilment/ports.ts";
import type { TakeStep } from "#shared/fulfilment/use-cases/fulfil-order.ts";

/** Ends the order once every lot has closed, with the counts of what was redeemed and what has expired. */
export const createEndOrder =
  ({ summariseLot, findContacts }: { summariseLot: SummariseLot; findContacts: FindContacts }): TakeStep =>
  async (fulfilment, at) => {
    const summaries = await Promise.all(fulfilment.lots.map(({ lotId }) => summariseLot(lotId)));
    if (!summaries.every(({ isClosed }) => isClosed)) return undefined;
    const lots = fulfilment.lots.map((lot, index) => {
      const redeemed = summaries[index]?.redeemed ?? 0;
      return { ...lot, redeemed, expired: lot.codes - redeemed };
    });
    return end(fulfilment, lots, expiryNotice(fulfilment, lots, await findContacts(fulfilment)), at);
  };
