import { describe, expect, it } from "vitest";
import type { ManifestStore } from "#shared/notifications/ports.ts";

const ORDER = "a".repeat(64);
const OTHER_ORDER = "b".repeat(64);

/** What every manifest store does, whatever it is made of. */
export function describeManifestStore(name: string, open: () => Promise<ManifestStore>): void {
  describe(`${name} keeps manifests`, () => {
    it("and gives back each of an order's, to the character", async () => {
      const manifests = await open();

      await manifests.keep(ORDER, '{"first":"訂單"}\n');
      await manifests.keep(ORDER, '{"second":1}\n');
      await manifests.keep(OTHER_ORDER, '{"third":1}\n');

      expect((await manifests.find(ORDER)).toSorted()).toEqual(['{"first":"訂單"}\n', '{"second":1}\n']);
      expect(await manifests.find(OTHER_ORDER)).toEqual(['{"third":1}\n']);
    });

    it("once, however often they are kept, also at the same time", async () => {
      const manifests = await open();

      await Promise.all([1, 2, 3].map(() => manifests.keep(ORDER, "the same")));
      await manifests.keep(ORDER, "the same");

      expect(await manifests.find(ORDER)).toEqual(["the same"]);
    });

    it("of one order side by side", async () => {
      const manifests = await open();

      await Promise.all(["one", "two", "three"].map((text) => manifests.keep(ORDER, text)));

      expect((await manifests.find(ORDER)).toSorted()).toEqual(["one", "three", "two"]);
    });

    it("and has none of an order nobody has heard of", async () => {
      const manifests = await open();

      expect(await manifests.find(OTHER_ORDER)).toEqual([]);
      await manifests.keep(ORDER, "one");
      expect(await manifests.find(OTHER_ORDER)).toEqual([]);
    });
  });
}
