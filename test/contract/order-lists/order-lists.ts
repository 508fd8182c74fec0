import { describe, expect, it } from "vitest";
import { instant } from "#shared/kernel/instant.ts";
import { StaleVersionError } from "#shared/kernel/versioned.ts";
import type { Row } from "#shared/operations/domain/order-lists.ts";
import type { OrderLists } from "#shared/operations/ports.ts";

const row = (key: string, changes: Partial<Row> = {}): Row => ({
  list: "list",
  id: `id-${key}`,
  key,
  agreementKey: `4:EES1${key}`,
  changedAt: 1,
  content: { key },
  ...changes,
});

const every = { list: "list", by: "key", floor: "", ceiling: "~", isNewestFirst: false, most: 10 } as const;

/** How every store of lists behaves, whatever it is made of. */
export function describeOrderLists(name: string, open: () => Promise<OrderLists>): void {
  const withRows = async (...rows: readonly Row[]) => {
    const lists = await open();
    for (const one of rows) await lists.put(one, undefined);
    const keys = async (range: object) => (await lists.rows({ ...every, ...range })).map(({ key }) => key);
    return { lists, keys };
  };

  describe(`${name} keeps lists of orders`, () => {
    it("whose rows are given back as they were put", async () => {
      const whole = row("a", { statusKey: "8:accepteda", beside: [row("b", { list: "other" })] });
      const { lists } = await withRows(whole);

      expect((await lists.find("list", "id-a"))?.value).toEqual(whole);
      expect(await lists.rows(every)).toEqual([whole]);
      expect(await lists.find("other", "id-a")).toBeUndefined();
    });

    it("whose rows are written over only as they were found", async () => {
      const { lists } = await withRows(row("a"));
      const found = await lists.find("list", "id-a");
      await lists.put(row("a", { changedAt: 2 }), found?.version);

      await expect(lists.put(row("a"), found?.version)).rejects.toThrow(StaleVersionError);
      await expect(lists.put(row("a"), undefined)).rejects.toThrow(StaleVersionError);
      expect((await lists.find("list", "id-a"))?.value.changedAt).toBe(2);
    });

    it("from which rows go, once or twice", async () => {
      const { lists, keys } = await withRows(row("a"), row("b"));

      await lists.remove("list", "id-a");
      await lists.remove("list", "id-a");

      expect(await keys({})).toEqual(["b"]);
    });

    it("by a range of a key, its floor inclusive, its ceiling exclusive, both ways, up to so many", async () => {
      const { keys } = await withRows(row("c"), row("a"), row("d"), row("b"), row("b", { list: "other" }));

      expect(await keys({ floor: "b", ceiling: "d" })).toEqual(["b", "c"]);
      expect(await keys({ isNewestFirst: true })).toEqual(["d", "c", "b", "a"]);
      expect(await keys({ most: 2 })).toEqual(["a", "b"]);
      expect(await keys({ by: "agreementKey", floor: "4:EES1b", ceiling: "4:EES1~" })).toEqual(["b", "c", "d"]);
      expect(await keys({ by: "agreementKey", floor: "4:EES2", ceiling: "4:EES2~" })).toEqual([]);
    });

    it("and says up to when, never going back", async () => {
      const { lists } = await withRows();
      const [one, two] = [instant("2026-12-18T01:00:00Z"), instant("2026-12-18T01:01:00Z")];
      expect(await lists.asOf()).toBeUndefined();

      await lists.caughtUp(two);
      await lists.caughtUp(one);

      expect(await lists.asOf()).toBe(two);
      expect(await lists.rows(every)).toEqual([]);
    });
  });
}
