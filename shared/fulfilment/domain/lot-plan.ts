import { type Expiry, expiryOf } from "#shared/fulfilment/domain/expiry.ts";
import type { Fulfilment, OrderedLine } from "#shared/fulfilment/domain/fulfilment.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import type { Instant } from "#shared/kernel/instant.ts";

/** Codes one lot can hold: the index of a code has 15 bits. */
const CODES_PER_LOT = 32_768;

export type PlannedLot = {
  readonly line: number;
  readonly part: number;
  readonly sku: string;
  readonly codes: number;
};

/** One lot for each line, several where a line has more codes than a lot can hold; `line` and `part` count from 0. */
export const lotPlan = (lines: readonly OrderedLine[]): readonly PlannedLot[] =>
  lines.flatMap(({ sku, codes }, line) =>
    Array.from({ length: Math.ceil(codes / CODES_PER_LOT) }, (_, part) => ({
      line,
      part,
      sku,
      codes: Math.min(CODES_PER_LOT, codes - part * CODES_PER_LOT),
    })),
  );

/** When a line's codes expire, or its membership ends, were it released at `at`. */
export const plannedExpiry = (
  fulfilment: Fulfilment,
  { examFamilies, hasPackYear, isMembership }: OrderedLine,
  at: Instant,
): Expiry => {
  const { term, subscription, ending } = fulfilment;
  return expiryOf({
    termEndsOn: term.endsOn,
    endedOn: ending?.endsOn,
    subscriptionEndsOn: subscription?.endsOn ?? term.endsOn,
    isLibrary: examFamilies.length === 0 && isMembership !== true,
    hasPackYear,
    packYearStartsOn: packYearStartOf(fulfilment, at),
    timeZone: term.timeZone,
  });
};

function packYearStartOf({ term, milestones, expiryPolicy }: Fulfilment, deliveredAt: Instant): string {
  switch (expiryPolicy?.packYearStart) {
    case "purchase":
      return localDateOf(milestones.accepted, term.timeZone);
    case "term":
      return term.startsOn;
    default:
      return localDateOf(deliveredAt, term.timeZone);
  }
}
