import type { Fulfilment, FulfilmentLot } from "#shared/fulfilment/domain/fulfilment.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { lotPlan, type PlannedLot } from "#shared/fulfilment/domain/lot-plan.ts";
import { codeList } from "#shared/fulfilment/domain/mail-requests.ts";
import { expiryOf } from "#shared/fulfilment/domain/term.ts";
import { release } from "#shared/fulfilment/domain/transitions.ts";
import type { FindContacts, IssueLot } from "#shared/fulfilment/ports.ts";
import type { TakeStep } from "#shared/fulfilment/use-cases/fulfil-order.ts";
import { correlationOf } from "#shared/kernel/correlation.ts";
import { type Instant, plusMs } from "#shared/kernel/instant.ts";

/** Creates every lot of the order whole and plans the mail with their codes. A repeat finds the same lots. */
export const createReleaseOrder =
  ({ issueLot, findContacts }: { issueLot: IssueLot; findContacts: FindContacts }): TakeStep =>
  async (fulfilment, at) => {
    const lots: FulfilmentLot[] = [];
    for (const planned of lotPlan(fulfilment.lines)) lots.push(await issuePlanned(planned, fulfilment, at, issueLot));
    return release(fulfilment, lots, codeList(fulfilment, lots, await findContacts(fulfilment)), at);
  };

async function issuePlanned(
  { line, part, sku, codes }: PlannedLot,
  fulfilment: Fulfilment,
  at: Instant,
  issueLot: IssueLot,
): Promise<FulfilmentLot> {
  const { orderId, agreementNumber, term, lines } = fulfilment;
  const { examFamilies = [], hasPackYear = false } = lines[line] ?? {};
  const releasedOn = localDateOf(at, term.timeZone);
  const { expiresAt, boundBy } = expiryOf({
    termEndsOn: term.endsOn,
    hasPackYear,
    releasedOn,
    timeZone: term.timeZone,
  });
  const issued = await issueLot({
    orderId,
    agreementNumber,
    line,
    part,
    sku,
    families: examFamilies,
    codes,
    releasedAt: at,
    expiresAt,
    expiryBoundBy: boundBy,
    ...correlationOf(fulfilment),
  });
  // A lot issued by an earlier try, perhaps on another day, keeps the end it was given then.
  const lastUsableOn = localDateOf(plusMs(issued.expiresAt, -1), term.timeZone);
  return { lotId: issued.lotId, line, sku, codes, expiresAt: issued.expiresAt, lastUsableOn };
}
