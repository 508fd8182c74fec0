import { describe, expect, it } from "vitest";
import { mapAtOnce } from "#shared/kernel/at-once.ts";

describe("doing many things, some of them at once", () => {
  it("gives the results in order, with no more under way than asked for", async () => {
    let underWay = 0;
    let most = 0;
    const work = async (item: number) => {
      underWay += 1;
      most = Math.max(most, underWay);
      for (let turn = item; turn < 5; turn += 1) await Promise.resolve();
      underWay -= 1;
      return item * 2;
    };

    expect(await mapAtOnce([1, 2, 3, 4, 5], 2, work)).toEqual([2, 4, 6, 8, 10]);
    expect(await mapAtOnce([], 2, work)).toEqual([]);
    expect(most).toBe(2);
  });

  it("begins nothing new after a fault, and throws it once everything begun has ended", async () => {
    const ended: number[] = [];
    const work = async (item: number) => {
      if (item === 2) throw new Error("away");
      await Promise.resolve();
      ended.push(item);
    };

    await expect(mapAtOnce([1, 2, 3, 4], 2, work)).rejects.toThrow("away");

    expect(ended).toEqual([1]);
  });
});
