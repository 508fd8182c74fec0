import { describe, expect, it } from "vitest";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import { StaleVersionError, UnavailableError } from "#shared/kernel/versioned.ts";

/** Fails as often as there are errors, then answers how often it was asked. */
function deciding(...errors: readonly Error[]) {
  const state = { asked: 0 };
  const decide = async () => {
    const error = errors[state.asked];
    state.asked += 1;
    if (error) throw error;
    return state.asked;
  };
  return { state, decide };
}

const stale = (number: number) => new StaleVersionError(`race ${number}`);

describe("deciding again after a lost race", () => {
  it("is not needed when the race was won", async () => {
    expect(await retryWhenStale(deciding().decide)).toBe(1);
  });

  it("happens until it is won, three times in all", async () => {
    expect(await retryWhenStale(deciding(stale(1), stale(2)).decide)).toBe(3);
  });

  it("ends with the last race lost", async () => {
    const { state, decide } = deciding(stale(1), stale(2), stale(3), stale(4));

    await expect(retryWhenStale(decide)).rejects.toThrow("race 3");
    expect(state.asked).toBe(3);
  });

  it("happens as often as asked for", async () => {
    expect(await retryWhenStale(deciding(stale(1), stale(2), stale(3), stale(4)).decide, 5)).toBe(5);
    await expect(retryWhenStale(deciding(stale(1)).decide, 1)).rejects.toThrow("race 1");
  });

  it("does not happen after any other fault", async () => {
    const { state, decide } = deciding(new UnavailableError("away"));

    await expect(retryWhenStale(decide)).rejects.toThrow("away");
    expect(state.asked).toBe(1);
  });
});
