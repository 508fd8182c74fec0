/** What several runs gave: the middle one, and how far they lay apart. */
export type Figure = { readonly median: number; readonly least: number; readonly most: number };

/** Of an even number of values the mean of the middle two. @throws {RangeError} when there is none. */
export function figureOf(values: readonly number[]): Figure {
  const sorted = values.toSorted((one, other) => one - other);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) throw new RangeError("there is no middle of nothing");
  const upper = sorted[Math.floor(sorted.length / 2)] ?? most;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? least;
  return { median: (lower + upper) / 2, least, most };
}

/** How many times `other` the median of `one` is; undefined where that says nothing. */
export const ratioOf = (one: Figure | undefined, other: Figure | undefined): number | undefined =>
  one === undefined || other === undefined || other.median === 0 ? undefined : one.median / other.median;

const FORMAT = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
const RATIO = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Three significant digits: no run here is worth more. */
export const numberText = (value: number): string => FORMAT.format(value);

/** `12.3 [11.9..14.0]`; a dash for what was not measured. */
export const figureText = (figure: Figure | undefined): string =>
  figure === undefined ? "–" : `${numberText(figure.median)} [${numberText(figure.least)}..${numberText(figure.most)}]`;

export const ratioText = (ratio: number | undefined): string => (ratio === undefined ? "–" : RATIO.format(ratio));
