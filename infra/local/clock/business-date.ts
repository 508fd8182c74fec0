/** Moves the patched `Date` of this process; `offsetMs` is business time minus real time. */
export type SetOffset = (offsetMs: number) => void;

/**
 * Replaces the global `Date` by one whose reading of "now" is shifted. Every other behaviour stays as it was:
 * parsing, arithmetic, `instanceof`, subclassing. `setTimeout` and `Intl` formats without an argument stay real.
 */
export function installBusinessDate(initialOffsetMs: number): SetOffset {
  const RealDate = globalThis.Date;
  const realNow = RealDate.now;
  let offset = initialOffsetMs;
  const now = (): number => realNow() + offset;

  const BusinessDate: DateConstructor = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  });
  Object.defineProperty(RealDate, "now", { value: now, writable: true, configurable: true });
  Object.defineProperty(RealDate.prototype, "constructor", { value: BusinessDate, writable: true, configurable: true });
  globalThis.Date = BusinessDate;

  return (offsetMs) => {
    offset = offsetMs;
  };
}
