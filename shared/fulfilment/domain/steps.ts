import { type Fulfilment, isOver, isTold } from "#shared/fulfilment/domain/fulfilment.ts";
import { hasLapsed, mayEndUndelivered } from "#shared/fulfilment/domain/late-delivery.ts";
import { whatEnds } from "#shared/fulfilment/domain/memberships.ts";
import { dueReminder, nextReminderAt } from "#shared/fulfilment/domain/reminders.ts";
import { isOpen, isUnnoticed } from "#shared/fulfilment/domain/service-promise.ts";
import { earliest, type Instant, MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { type Waiting, waitForNothing, waitForStep, waitUntil } from "#shared/kernel/wake.ts";

/** What is to be done next, decided from the state alone. */
export type Step =
  | "process"
  | "curtail"
  | "announce"
  | "confirm"
  | "release"
  | "deliver"
  | "tell"
  | "remind"
  | "end"
  | "miss"
  | "leave";

/** While an order is held, its state still follows what happens. */
const WHILE_HELD: ReadonlySet<Step> = new Set(["curtail", "announce", "confirm", "deliver", "miss"]);

/** Lots close ten minutes after they expire; the order looks when they surely have. Unit: milliseconds. */
const LOOK_FOR_END_AFTER_MS = 20 * MINUTE_MS;

/** Every step that is due at `at`, in the order in which to try them; a step may find that it still has to wait. */
export function dueSteps(fulfilment: Fulfilment, at: Instant): readonly Step[] {
  const { milestones, held, leftRegisterAt } = fulfilment;
  if (milestones.cancelled !== undefined) return leftRegisterAt === undefined ? ["leave"] : [];
  if (milestones.ended !== undefined) return [];
  const misses = missesOf(fulfilment, at);
  if (milestones.processed === undefined) return [...misses, "process"];
  const steps: Step[] = [];
  if (awaitsCurtailment(fulfilment)) steps.push("curtail");
  if (awaitsAnnouncement(fulfilment)) steps.push("announce");
  if (milestones.confirmed === undefined) steps.push("confirm");
  if (milestones.released !== undefined && milestones.delivered === undefined) steps.push("deliver");
  steps.push(...misses);
  if (mayRelease(fulfilment, at)) steps.push("release");
  if (awaitsTelling(fulfilment)) steps.push("tell");
  if (dueReminder(fulfilment, at) !== undefined) steps.push("remind");
  if (mayEnd(fulfilment, at)) steps.push("end");
  return held === undefined ? steps : steps.filter((step) => WHILE_HELD.has(step));
}

/** Tried before the steps that may fail for long: it is then that a promise is missed. */
const missesOf = ({ promises }: Fulfilment, at: Instant): readonly Step[] =>
  promises.some((promise) => isUnnoticed(promise, at)) ? ["miss"] : [];

const mayRelease = (fulfilment: Fulfilment, at: Instant): boolean => {
  const { milestones, releaseAt } = fulfilment;
  return milestones.released === undefined && releaseAt !== undefined && at >= releaseAt && !hasLapsed(fulfilment);
};

const awaitsCurtailment = ({ ending }: Fulfilment): boolean => ending !== undefined && ending.curtailedAt === undefined;

const awaitsTelling = ({ ending }: Fulfilment): boolean =>
  ending?.curtailedAt !== undefined && ending.toldAt === undefined;

const awaitsAnnouncement = ({ promises }: Fulfilment): boolean =>
  promises.some((promise) => promise.kind === "access" && isOpen(promise));

/** Not before its customer was told everything, unless an operator lets it: a mail may be on its way yet. */
const mayEnd = (fulfilment: Fulfilment, at: Instant): boolean =>
  hasLapsed(fulfilment) ||
  (fulfilment.milestones.released !== undefined &&
    whatEnds(fulfilment).every(({ expiresAt }) => at >= expiresAt) &&
    (isTold(fulfilment) || mayEndUndelivered(fulfilment)));

/** The wait after a change at `at`: for a step that is due, its message lost perhaps, or the next that is known. */
export function waitOf(fulfilment: Fulfilment, at: Instant): Waiting {
  // A held order waits for its operator: what would be looked for comes as a message, or not at all.
  const isAwaited = (step: Step) => fulfilment.held === undefined || step === "miss" || step === "curtail";
  if (dueSteps(fulfilment, at).some(isAwaited)) return waitForStep(at);
  const next = plannedLook(fulfilment, at);
  return next === undefined ? waitForNothing : waitUntil(next, at);
}

/** The earliest moment after `at` that is known to need a look, whatever else is waited for. */
export function plannedLook(fulfilment: Fulfilment, at: Instant): Instant | undefined {
  if (isOver(fulfilment)) return undefined;
  const { milestones, releaseAt, promises, held } = fulfilment;
  const moments = promises.filter(isOpen).map(({ dueAt }) => plusMs(dueAt, 1));
  if (held !== undefined) return earliest(moments.filter((moment) => moment > at));
  if (milestones.released === undefined && releaseAt !== undefined) moments.push(releaseAt);
  const reminderAt = nextReminderAt(fulfilment, at);
  if (reminderAt !== undefined) moments.push(reminderAt);
  const lastExpiry = (milestones.released === undefined ? [] : whatEnds(fulfilment))
    .map(({ expiresAt }) => expiresAt)
    .sort()
    .at(-1);
  if (lastExpiry !== undefined) moments.push(plusMs(lastExpiry, LOOK_FOR_END_AFTER_MS));
  return earliest(moments.filter((moment) => moment > at));
}
