import { setTimeout as wait } from "node:timers/promises";
import type { Done } from "./assign.ts";
import type { EndAgreementCommand } from "./command.ts";
import {
  confirmationOf,
  type EndingAgreement,
  endAgreement,
  followEnding,
  lastDayOf,
  readAgreement,
} from "./ending-calls.ts";
import { endingPlanText, endingText } from "./ending-text.ts";
import type { Publisher } from "./publisher.ts";

const LOOK_EVERY_MS = 2000;
/** Ten minutes. */
const LOOKS = 300;

type Surroundings = {
  readonly pause?: () => Promise<unknown>;
  /** Epoch ms. */
  readonly now: () => number;
};

/**
 * Shows what ending an agreement would do, or, confirmed, ends it and follows its orders. Of one that ends on that day
 * already it shows how far that has come. Done when every order knows, or that is not waited for.
 * @throws {Error} when it cannot end on that day, or is no longer as it was when that was shown; with the problem, when
 * an answer is one.
 */
export async function endAgreementEarly(
  publisher: Publisher,
  { agreementNumber, endsOn, confirm, isFollowed }: EndAgreementCommand,
  { pause = () => wait(LOOK_EVERY_MS), now }: Surroundings,
): Promise<Done> {
  const agreement = await readAgreement(publisher, agreementNumber);
  const confirmation = confirmationOf(agreement, endsOn);
  const isEnded = agreement.ending?.endsOn === endsOn;
  if (!isEnded) checkDay(agreement, endsOn, now());
  if (confirm === undefined) {
    if (!isEnded) return { text: endingPlanText(agreement, endsOn, confirmation), isDone: true };
    return { text: endingText(agreement, confirmation), isDone: agreement.ending?.orders === "curtailed" };
  }
  if (!isEnded && confirm !== confirmation)
    throw new Error("The agreement is not what was confirmed. The command without --confirm shows what it is now.");

  await endAgreement(publisher, agreementNumber, endsOn);
  const followed = await followEnding(publisher, agreementNumber, { pause, looks: isFollowed ? LOOKS : 0 });
  const isDone = followed.ending?.orders === "curtailed" || !isFollowed;
  return { text: endingText(followed, confirmationOf(followed, endsOn)), isDone };
}

function checkDay(agreement: EndingAgreement, endsOn: string, now: number): void {
  const { startsOn, timeZone } = agreement.term;
  // Swedes write dates as ISO 8601 does.
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone }).format(now);
  const [first, last] = [startsOn > today ? startsOn : today, lastDayOf(agreement)];
  if (first >= last) throw new Error(`It ends on ${last} (${timeZone}); it cannot end earlier any more.`);
  if (endsOn < first || endsOn >= last)
    throw new Error(`It ends on ${last}; it can end on any day from ${first} to before that (${timeZone}).`);
}
