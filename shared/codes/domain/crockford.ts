/** Crockford base 32: ten digits and upper-case letters without I, L, O and U. Five bits a symbol. */
export const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const BITS_PER_SYMBOL = 5;
const BITS_PER_BYTE = 8;

/**
 * The first `count` × 5 bits of `bytes`, most significant bit first.
 * @throws {RangeError} when `bytes` holds fewer bits.
 */
export function symbolsOf(bytes: Uint8Array, count: number): string {
  if (bytes.length * BITS_PER_BYTE < count * BITS_PER_SYMBOL) throw new RangeError("not enough bits for the symbols");
  let symbols = "";
  let pending = 0;
  let pendingBits = 0;
  for (const byte of bytes.subarray(0, Math.ceil((count * BITS_PER_SYMBOL) / BITS_PER_BYTE))) {
    pending = (pending << BITS_PER_BYTE) | byte;
    pendingBits += BITS_PER_BYTE;
    while (pendingBits >= BITS_PER_SYMBOL) {
      pendingBits -= BITS_PER_SYMBOL;
      symbols += SYMBOLS.charAt(pending >> pendingBits);
      pending &= (1 << pendingBits) - 1;
    }
  }
  return symbols.slice(0, count);
}

/**
 * A whole number as `count` symbols, most significant first.
 * @throws {RangeError} when it is negative, fractional or does not fit.
 */
export function symbolsOfNumber(value: number, count: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= SYMBOLS.length ** count)
    throw new RangeError(`${value} does not fit ${count} symbols`);
  let symbols = "";
  for (let rest = value; symbols.length < count; rest = Math.floor(rest / SYMBOLS.length))
    symbols = SYMBOLS.charAt(rest % SYMBOLS.length) + symbols;
  return symbols;
}

/** The number that `symbols`, all of this alphabet, stand for. */
export const numberOf = (symbols: string): number =>
  [...symbols].reduce((value, symbol) => value * SYMBOLS.length + SYMBOLS.indexOf(symbol), 0);
