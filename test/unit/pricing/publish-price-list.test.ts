import { describe, expect, it } from "vitest";
import { instant } from "#shared/kernel/instant.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { createPublishPriceList } from "#shared/pricing/use-cases/publish-price-list.ts";
import { createReadPriceList } from "#shared/pricing/use-cases/read-price-list.ts";
import { aPriceList, InMemoryPriceLists } from "#test/support/in-memory-price-lists.ts";

const AT = instant("2026-12-18T01:00:00Z");
const first = async () => accept("first" as const);
const reused = async () => refuse("idempotency-key-reuse");
const CHANGED = aPriceList({ effectiveTo: "2027-06-30" });

function setUp() {
  const lists = new InMemoryPriceLists();
  const publish = createPublishPriceList({ lists, clock: () => AT });
  const version = async () => (await lists.find("TW-2026"))?.version ?? "";
  const stored = async () => (await lists.find("TW-2026"))?.value;
  const markPriced = async () => {
    const list = await lists.find("TW-2026");
    if (list !== undefined) await lists.replace({ ...list.value, pricedSince: AT }, list.version);
  };
  return { lists, publish, version, stored, markPriced };
}

async function published() {
  const world = setUp();
  await world.publish({ list: aPriceList() }, first);
  return world;
}

describe("publishing a list of prices", () => {
  it("keeps it, with when it was published", async () => {
    const { publish, stored } = setUp();

    const outcome = await publish({ list: aPriceList() }, first);

    expect(outcome).toMatchObject({ ok: true, value: { effect: "created" } });
    expect(await stored()).toEqual({ ...aPriceList(), publishedAt: AT });
  });

  it.each([undefined, '"0"'])(
    "leaves it as it is when the same content comes again with version %s",
    async (ifMatch) => {
      const { publish, lists, markPriced } = await published();
      await markPriced();
      const before = lists.writes;

      const outcome = await publish({ list: aPriceList(), ...(ifMatch === undefined ? {} : { ifMatch }) }, first);

      expect(outcome).toMatchObject({ ok: true, value: { effect: "unchanged" } });
      expect(lists.writes).toBe(before);
    },
  );

  it("changes it under the version that was read", async () => {
    const { publish, version, stored } = await published();

    const outcome = await publish({ list: CHANGED, ifMatch: await version() }, first);

    expect(outcome).toMatchObject({ ok: true, value: { effect: "changed" } });
    expect(await stored()).toMatchObject(CHANGED);
  });

  it.each([
    ["no version", undefined, "precondition-required"],
    ["another version", '"0"', "precondition-failed"],
  ])("changes nothing under %s", async (_what, ifMatch, refusal) => {
    const { publish, stored } = await published();

    const outcome = await publish({ list: CHANGED, ...(ifMatch === undefined ? {} : { ifMatch }) }, first);

    expect(outcome).toEqual({ ok: false, refusal });
    expect(await stored()).toMatchObject(aPriceList());
  });

  it("never changes a list that has priced an order, whatever version is named", async () => {
    const { publish, markPriced, version, stored } = await published();
    await markPriced();

    const outcome = await publish({ list: CHANGED, ifMatch: await version() }, first);

    expect(outcome).toEqual({ ok: false, refusal: "price-list-in-use" });
    expect(await stored()).toMatchObject(aPriceList());
  });

  it("never changes a list that prices its first order at that very moment", async () => {
    const { lists, publish, markPriced, version, stored } = await published();
    lists.beforeNextWrite(markPriced);

    const outcome = await publish({ list: CHANGED, ifMatch: await version() }, first);

    expect(outcome).toEqual({ ok: false, refusal: "price-list-in-use" });
    expect(await stored()).toMatchObject({ ...aPriceList(), pricedSince: AT });
  });

  it("refuses to create what the caller believes to exist, and stores nothing under a webhook id that was used", async () => {
    const { publish, stored } = setUp();

    expect(await publish({ list: aPriceList(), ifMatch: '"1"' }, first)).toEqual(refuse("precondition-failed"));
    expect(await publish({ list: aPriceList() }, reused)).toEqual(refuse("idempotency-key-reuse"));
    expect(await stored()).toBeUndefined();
  });
});

describe("reading a list of prices", () => {
  it("gives it with its version, or says that there is none", async () => {
    const { lists, version } = await published();
    const read = createReadPriceList({ lists });

    expect(await read("TW-2026")).toMatchObject({ ok: true, value: { value: aPriceList(), version: await version() } });
    expect(await read("TW-2027")).toEqual(refuse("price-list-not-found"));
  });
});
