import { StaleVersionError } from "#shared/kernel/versioned.ts";

/** Reads and decides again when the write lost a race, `attempts` times in all; then the last error is thrown. */
export async function retryWhenStale<Value>(decide: () => Promise<Value>, attempts = 3): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await decide();
    } catch (error) {
      if (!(error instanceof StaleVersionError) || attempt >= attempts) throw error;
    }
  }
}
