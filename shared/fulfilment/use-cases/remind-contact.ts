import type { ReminderFacts } from "#shared/contracts/mail-request.ts";
import type { Fulfilment, FulfilmentLot } from "#shared/fulfilment/domain/fulfilment.ts";
import { reminder as reminderMail } from "#shared/fulfilment/domain/mail-requests.ts";
import { membershipReminder } from "#shared/fulfilment/domain/membership-requests.ts";
import { dueReminder } from "#shared/fulfilment/domain/reminders.ts";
import { settleReminder } from "#shared/fulfilment/domain/transitions.ts";
import type { CountRedeemed, FindContacts, FindDirections, HasTestCentre } from "#shared/fulfilment/ports.ts";
import type { TakeStep } from "#shared/fulfilment/use-cases/fulfil-order.ts";

type Dependencies = {
  readonly countRedeemed: CountRedeemed;
  readonly findContacts: FindContacts;
  readonly findDirections: FindDirections;
  readonly hasTestCentre: HasTestCentre;
};

/**
 * Tells the notices contact how many codes are still unused, nothing when none is, and of those of a site pack whether a
 * test centre is missing yet; or that a membership ends soon.
 */
export const createRemindContact =
  ({ countRedeemed, findContacts, ...centre }: Dependencies): TakeStep =>
  async (fulfilment, at) => {
    const reminder = dueReminder(fulfilment, at);
    if (reminder === undefined) return undefined;

    const { kind, lastUsableOn } = reminder;
    if (kind === "membership-reminder") {
      const mail = membershipReminder(fulfilment, await findContacts(fulfilment));
      return settleReminder(fulfilment, reminder, [mail], at);
    }
    const ending = fulfilment.lots.filter((lot) => lot.lastUsableOn === lastUsableOn);
    const lots = await Promise.all(ending.map(async (lot) => ({ ...lot, redeemed: await countRedeemed(lot.lotId) })));
    if (lots.every(({ codes, redeemed }) => redeemed >= codes)) return settleReminder(fulfilment, reminder, [], at);
    const missing = await missingCentre(fulfilment, lots, centre);
    const mail = reminderMail(fulfilment, { kind, lastUsableOn, ...missing }, lots, await findContacts(fulfilment));
    return settleReminder(fulfilment, reminder, [mail], at);
  };

/** The way to become a centre, where unused codes cannot be used before the agreement names one. */
async function missingCentre(
  { agreementNumber, editionId }: Fulfilment,
  lots: readonly (FulfilmentLot & { readonly redeemed: number })[],
  { findDirections, hasTestCentre }: Pick<Dependencies, "findDirections" | "hasTestCentre">,
): Promise<Pick<ReminderFacts, "testCentreEnrolmentUrl">> {
  const isAwaited = lots.some(({ awaitsTestCentre, codes, redeemed }) => awaitsTestCentre && redeemed < codes);
  if (!isAwaited || (await hasTestCentre(agreementNumber))) return {};
  return { testCentreEnrolmentUrl: findDirections(editionId).testCentreEnrolmentUrl };
}
