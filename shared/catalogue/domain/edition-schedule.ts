import type { Instant } from "#shared/kernel/instant.ts";

/** When an edition is in force: from `from`, inclusive, to `to`, exclusive; an absent end is open. */
export type EditionPeriod = { readonly edition: string; readonly from?: Instant; readonly to?: Instant };

/** Stands for every market without periods of its own. */
export const ANY_MARKET = "*";

/**
 * Periods by market (ISO 3166-1 alpha-2), each market's in time order. A market that is named follows its own periods
 * alone; between and after them nothing can be ordered there.
 */
export type EditionSchedule = Readonly<Record<string, readonly EditionPeriod[]>>;

/** C is the newest by its content, so it is in force wherever nobody says otherwise. */
export const DEFAULT_SCHEDULE: EditionSchedule = { [ANY_MARKET]: [{ edition: "C-2019-zh" }] };

/** Whether each market's periods follow each other without overlapping. */
export const isInOrder = (schedule: EditionSchedule): boolean =>
  Object.values(schedule).every((periods) =>
    periods.every(({ from, to }, index) => {
      const { to: previousEnd } = periods[index - 1] ?? {};
      const follows = index === 0 || (previousEnd !== undefined && from !== undefined && previousEnd <= from);
      return follows && (from === undefined || to === undefined || from < to);
    }),
  );

/** The id of the edition in force for a market at a moment; undefined when there is none. */
export function editionIdInForce(schedule: EditionSchedule, market: string, at: Instant): string | undefined {
  const periods = Object.hasOwn(schedule, market) ? schedule[market] : schedule[ANY_MARKET];
  const period = periods?.find(({ from, to }) => (from ?? at) <= at && (to === undefined || at < to));
  return period?.edition;
}
