import { Temporal } from "temporal-polyfill";
import type { ReminderKind } from "#shared/contracts/mail-request.ts";
import type { Fulfilment } from "#shared/fulfilment/domain/fulfilment.ts";
import { atHour } from "#shared/fulfilment/domain/local-date.ts";
import { membershipsOf } from "#shared/fulfilment/domain/memberships.ts";
import { earliest, type Instant } from "#shared/kernel/instant.ts";

type Plan = readonly { readonly kind: ReminderKind | "membership-reminder"; readonly days: number }[];

/** Calendar days before the last usable day, farthest first. Each may be sent until the next one's moment. */
const CODE_REMINDERS: Plan = [
  { kind: "reminder-90", days: 90 },
  { kind: "reminder-30", days: 30 },
  { kind: "reminder-7", days: 7 },
];
const MEMBERSHIP_REMINDERS: Plan = [{ kind: "membership-reminder", days: 30 }];

/** Local hour at which reminders are sent; on the last usable day there is nothing to be gained by one any more. */
const REMINDER_HOUR = 8;

/** One reminder of the lots, or of the memberships, of an order that end on one day. */
export type Reminder = {
  readonly kind: Plan[number]["kind"];
  /** Last day on which they can be used, inclusive, in the term's time zone. */
  readonly lastUsableOn: string;
  /** 08:00 local on its day, inclusive. */
  readonly at: Instant;
  /** The next one's moment, of the last 08:00 local on the last usable day, exclusive: later it is not sent any more. */
  readonly until: Instant;
};

/** The reminder to send at `at`, if any; of several ends the first. */
export const dueReminder = (fulfilment: Fulfilment, at: Instant): Reminder | undefined =>
  openReminders(fulfilment).find((reminder) => reminder.at <= at && at < reminder.until);

/** The moment of the next reminder after `at`. */
export const nextReminderAt = (fulfilment: Fulfilment, at: Instant): Instant | undefined =>
  earliest(
    openReminders(fulfilment)
      .map((reminder) => reminder.at)
      .filter((moment) => moment > at),
  );

/** Names a reminder among those of its order: an order may end on more than one day. */
export const reminderName = ({ kind, lastUsableOn }: Pick<Reminder, "kind" | "lastUsableOn">): string =>
  `${kind}.${lastUsableOn}`;

/**
 * All that are not settled. What was released, or curtailed, on a reminder's day or later was never so far from its end:
 * none for it.
 */
function openReminders(fulfilment: Fulfilment): readonly Reminder[] {
  const { milestones, lots, term, ending, reminded = [] } = fulfilment;
  const { released } = milestones;
  if (released === undefined) return [];
  const isKnown = ({ lastUsableOn, at }: Reminder) =>
    released < at && (lastUsableOn !== ending?.endsOn || ending.since < at);
  const planned = (ends: readonly { readonly lastUsableOn: string }[], plan: Plan) =>
    [...new Set(ends.map(({ lastUsableOn }) => lastUsableOn))]
      .toSorted()
      .flatMap((lastUsableOn) => remindersOf(lastUsableOn, plan, term.timeZone));
  return [...planned(lots, CODE_REMINDERS), ...planned(membershipsOf(fulfilment), MEMBERSHIP_REMINDERS)].filter(
    (reminder) => isKnown(reminder) && !reminded.includes(reminderName(reminder)),
  );
}

function remindersOf(lastUsableOn: string, plan: Plan, timeZone: string): readonly Reminder[] {
  const lastDay = Temporal.PlainDate.from(lastUsableOn);
  const daysBefore = (days: number) => atHour(lastDay.subtract({ days }).toString(), REMINDER_HOUR, timeZone);
  return plan.map(({ kind, days }, index) => ({
    kind,
    lastUsableOn,
    at: daysBefore(days),
    until: daysBefore(plan[index + 1]?.days ?? 0),
  }));
}
