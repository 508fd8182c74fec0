/** What has been started and is to be ended, the last first. */
export type Closing = {
  /** Ends `close()` with the rest; passes the thing on once it has started. */
  own<T extends { close(): unknown }>(starting: Promise<T> | T): Promise<T>;
  add(close: () => unknown): void;
  /** Ends everything, also when some of it fails; then throws what failed. A second call ends nothing twice. */
  closeAll(): Promise<void>;
};

export function createClosing(): Closing {
  const closers: (() => unknown)[] = [];

  return {
    own: async (starting) => {
      const started = await starting;
      closers.push(() => started.close());
      return started;
    },
    add: (close) => {
      closers.push(close);
    },
    closeAll: async () => {
      const failures: unknown[] = [];
      for (let close = closers.pop(); close !== undefined; close = closers.pop()) {
        try {
          await close();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw new AggregateError(failures, "Some of the stack did not end cleanly");
    },
  };
}

/** Waits for all, also when one fails, so that nothing is still starting when the failure is seen. */
export async function startedTogether<const T extends readonly Promise<unknown>[]>(
  starting: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(starting);
  return Promise.all(starting);
}
