import type { EntryPlace } from "#shared/agreements/domain/register.ts";
import { type Correlated, correlationOf } from "#shared/kernel/correlation.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { type Waiting, waitForNothing, waitForStep } from "#shared/kernel/wake.ts";

/** Which early end it is. `correlationId`: of the call that ended the agreement. */
type Ended = Correlated & { readonly agreementNumber: string; readonly endsOn: string };

/** How far the orders of an agreement that ends early, on `endsOn`, have written the day down; waits until all have. */
export type Curtailing = Waiting &
  Ended & {
    /** Orders up to this one of the register, inclusive, had their turn in this pass over it; absent at its beginning. */
    readonly after?: EntryPlace;
    /** An order of this pass, or of one before, could not write the day down: passes are repeated, ever later. */
    readonly hasFailed: boolean;
    /** The same of this pass alone. */
    readonly isIncomplete: boolean;
    readonly doneAt?: Instant;
  };

export type CurtailingState = "curtailing" | "curtailed" | "parked";

export const beginCurtailing = (ended: Ended, at: Instant): Curtailing => ({
  agreementNumber: ended.agreementNumber,
  endsOn: ended.endsOn,
  ...correlationOf(ended),
  hasFailed: false,
  isIncomplete: false,
  ...waitForStep(at),
});

/** After a slice of orders had their turn. Progress begins the wait anew, until an order fails: then patience ends. */
export function sliceTurned(
  curtailing: Curtailing,
  slice: { readonly upTo: EntryPlace | undefined; readonly failed: number; readonly isLast: boolean },
  at: Instant,
): Curtailing {
  const { after: _before, ...rest } = curtailing;
  const isIncomplete = curtailing.isIncomplete || slice.failed > 0;
  const hasFailed = curtailing.hasFailed || slice.failed > 0;
  if (slice.isLast && !isIncomplete) return done(curtailing, at);
  if (slice.isLast) return { ...rest, hasFailed, isIncomplete: false };
  const wait = hasFailed ? {} : waitForStep(at);
  return { ...rest, ...(slice.upTo === undefined ? {} : { after: slice.upTo }), hasFailed, isIncomplete, ...wait };
}

const done = (curtailing: Curtailing, at: Instant): Curtailing => ({
  agreementNumber: curtailing.agreementNumber,
  endsOn: curtailing.endsOn,
  ...correlationOf(curtailing),
  hasFailed: curtailing.hasFailed,
  isIncomplete: false,
  doneAt: at,
  ...waitForNothing,
});

export function stateOf({ doneAt, parkedAt }: Curtailing): CurtailingState {
  if (doneAt !== undefined) return "curtailed";
  return parkedAt === undefined ? "curtailing" : "parked";
}

/** An operator had it tried again from the beginning; undefined where nothing is parked. */
export const unpark = (curtailing: Curtailing, at: Instant): Curtailing | undefined =>
  stateOf(curtailing) === "parked" ? beginCurtailing(curtailing, at) : undefined;
