/** An ISO 4217 currency and the decimal digits of its minor unit, as the runtime's locale data know them: EUR 2, JPY 0. */
export type Currency = { readonly code: string; readonly minorUnitDigits: number };

/** Digits with a point or without. */
type Decimal = `${number}`;

/** An exact share of an amount; a pay ratio is what is paid, never what is taken off (T-5). */
export type Ratio = { readonly numerator: number; readonly denominator: number };

/** Currencies whose minor unit exists and is not used: nobody in Taiwan is invoiced cents. */
const WHOLE_UNITS_ONLY: ReadonlySet<string> = new Set(["TWD"]);

/** Digits of the minor unit; undefined when the runtime knows no such currency. */
export function minorUnitDigitsOf(code: string): number | undefined {
  if (!Intl.supportedValuesOf("currency").includes(code)) return undefined;
  return new Intl.NumberFormat("en", { style: "currency", currency: code }).resolvedOptions().maximumFractionDigits;
}

/** The smallest amount that is asked for, in minor units: every price and every rounded amount is a multiple of it. */
export const smallestAmountOf = ({ code, minorUnitDigits }: Currency): number =>
  WHOLE_UNITS_ONLY.has(code) ? 10 ** minorUnitDigits : 1;

/** Digits behind the point that people are shown: none of a currency whose minor unit is not used. */
export const shownDigitsOf = (currency: Currency): number =>
  smallestAmountOf(currency) === 1 ? currency.minorUnitDigits : 0;

/** An amount in the currency's main unit, exact: 76721 cents are `767.21`. */
export function decimalOf(amount: number, { minorUnitDigits }: Pick<Currency, "minorUnitDigits">): Decimal {
  const digits = String(whole(amount)).padStart(minorUnitDigits + 1, "0");
  const point = digits.length - minorUnitDigits;
  const decimal = minorUnitDigits === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return decimal as Decimal;
}

/**
 * The one place where amounts are rounded: `amount` × `ratio`, exact, then half up to a multiple of `smallest`. Amounts
 * are whole minor units from 0.
 * @throws {RangeError} when something is not a whole number in bounds.
 */
export function shareOf(amount: number, { numerator, denominator }: Ratio, smallest: number): number {
  if (denominator === 0) throw new RangeError("a share of nothing");
  const [dividend, divisor] = [whole(amount) * whole(numerator), whole(denominator) * whole(smallest)];
  const steps = (2n * dividend + divisor) / (2n * divisor);
  return safe(steps * BigInt(smallest));
}

/** @throws {RangeError} as `shareOf` does. */
export const timesOf = (amount: number, quantity: number): number => safe(whole(amount) * whole(quantity));

/** @throws {RangeError} as `shareOf` does. */
export const sumOf = (amounts: readonly number[]): number =>
  safe(amounts.reduce((sum, amount) => sum + whole(amount), 0n));

export const productOf = (one: Ratio, other: Ratio): Ratio => ({
  numerator: timesOf(one.numerator, other.numerator),
  denominator: timesOf(one.denominator, other.denominator),
});

function whole(value: number): bigint {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a whole number from 0: ${value}`);
  return BigInt(value);
}

function safe(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError("an amount beyond the bounds of whole numbers");
  return Number(value);
}
