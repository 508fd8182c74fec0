import { reminder as reminderMail } from "#shared/fulfilment/domain/mail-requests.ts";
import { membershipReminder } from "#shared/fulfilment/domain/membership-requests.ts";
import { dueReminder } from "#shared/fulfilment/domain/reminders.ts";
import { settleReminder } from "#shared/fulfilment/domain/transitions.ts";
import type { CountRedeemed, FindContacts } from "#shared/fulfilment/ports.ts";
import type { TakeStep } from "#shared/fulfilment/use-cases/fulfil-order.ts";

type Dependencies = { readonly countRedeemed: CountRedeemed; readonly findContacts: FindContacts };

/** Tells the notices contact how many codes are still unused, nothing when none is; or that a membership ends soon. */
export const createRemindContact =
  ({ countRedeemed, findContacts }: Dependencies): TakeStep =>
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
    const mail = reminderMail(fulfilment, { kind, lastUsableOn }, lots, await findContacts(fulfilment));
    return settleReminder(fulfilment, reminder, [mail], at);
  };
