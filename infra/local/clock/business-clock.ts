/** The clock the business reads: real time plus an offset that only grows. All instants are epoch milliseconds. */
export type BusinessClock = {
  now(): number;
  /** Business time minus real time; negative when the clock was started in the past. */
  offsetMs(): number;
  /** Throws RangeError when `epochMs` lies before `now()`. */
  moveTo(epochMs: number): void;
  /** The listener is called after every move. */
  onMove(listener: () => void): void;
};

/** Starts at `startAt` (epoch ms), or at the real time when it is absent; from then on it flows at the real pace. */
export function createBusinessClock(startAt?: number): BusinessClock {
  const listeners: (() => void)[] = [];
  let offset = startAt === undefined ? 0 : startAt - Date.now();
  const now = (): number => Date.now() + offset;
  return {
    now,
    offsetMs: () => offset,
    moveTo(epochMs) {
      const from = now();
      if (!(epochMs >= from)) {
        throw new RangeError(`The business clock only moves forwards: ${epochMs} lies before ${from}.`);
      }
      offset += epochMs - from;
      for (const listener of listeners) listener();
    },
    onMove(listener) {
      listeners.push(listener);
    },
  };
}
