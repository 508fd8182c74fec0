import type { Fulfilment, FulfilmentLot } from "#shared/fulfilment/domain/fulfilment.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { lotPlan, type PlannedLot } from "#shared/fulfilment/domain/lot-plan.ts";
import { codeList } from "#shared/fulfilment/domain/mail-requests.ts";
import { expiryOf } from "#shared/fulfilment/domain/term.ts";
import { release } from "#shared/fulfilment/domain/transitions.ts";
import type { FindContacts, IssueLot } from "#shared/fulfilment/ports.ts";
import type { TakeStep } from "#shared/fulfilment/use-cases/fulfil-order.ts";
import type { Instant } from "#shared/kernel/instant.ts";

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
  { orderId, agreementNumber, term, lines }: Fulfilment,
  at: Instant,
  issueLot: IssueLot,
): Promise<FulfilmentLot> {
  const { examFamilies = [], hasPackYear = false } = lines[line] ?? {};
  const { expiresAt, boundBy, lastUsableOn } = expiryOf({
    termEndsOn: term.endsOn,
    hasPackYear,
    releasedOn: localDateOf(at, term.timeZone),
    timeZone: term.timeZone,
  });
  const { lotId } = await issueLot({
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
  });
  return { lotId, line, sku, codes, expiresAt, lastUsableOn };
}
