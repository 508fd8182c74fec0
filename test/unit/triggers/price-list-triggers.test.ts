import { describe, expect, it } from "vitest";
import { publishPriceListOverHttp } from "#functions/pricing/publish-price-list.http.ts";
import { readPriceListOverHttp } from "#functions/pricing/read-price-list.http.ts";
import { createPublishPriceList } from "#shared/pricing/use-cases/publish-price-list.ts";
import { createReadPriceList } from "#shared/pricing/use-cases/read-price-list.ts";
import { aPriceList, InMemoryPriceLists } from "#test/support/in-memory-price-lists.ts";
import { messageText } from "#test/support/signed-request.ts";
import { answerTo, NOW, signingWorld } from "#test/unit/triggers/trigger-world.ts";

describe("/publisher/price-lists/{priceListId}", () => {
  function publishing() {
    const lists = new InMemoryPriceLists();
    const { signing, claimed } = signingWorld();
    const put = (priceListId: string, list: object = aPriceList(), headers: Record<string, string> = {}) => {
      const trigger = publishPriceListOverHttp(createPublishPriceList({ lists, clock: () => NOW }), signing);
      const path = `/api/publisher/price-lists/${priceListId}`;
      const body = messageText("price-list.published", list);
      return answerTo(trigger, { method: "PUT", path, params: { priceListId }, body, headers }, "publisher");
    };
    const get = (priceListId: string, by = "publisher") => {
      const trigger = readPriceListOverHttp(createReadPriceList({ lists }), signing);
      return answerTo(trigger, { path: `/api/publisher/price-lists/${priceListId}`, params: { priceListId } }, by);
    };
    return { put, get, claimed };
  }

  it("answers 201 with the version of what was published, 200 to the same again, and the list to who asks", async () => {
    const { put, get } = publishing();

    const [created, again] = [await put("TW-2026"), await put("TW-2026")];
    const read = await get("TW-2026");

    expect([created.status, again.status, read.status]).toEqual([201, 200, 200]);
    expect(created.headers.get("etag")).toBe(read.headers.get("etag"));
    expect(read.body).toEqual({ ...aPriceList(), publishedAt: NOW });
  });

  it("hands on the version a change is based on", async () => {
    const { put } = publishing();
    await put("TW-2026");

    const { problem } = await put("TW-2026", aPriceList({ effectiveTo: "2027-06-30" }), { "if-match": '"none"' });

    expect(problem).toBe("precondition-failed");
  });

  it("R-2: points at the price that is above the list price, claiming nothing", async () => {
    const { put, claimed } = publishing();
    const prices = [{ sku: "VOUCHER-1", listPrice: 100, vlPrice: 200 }];

    const { status, body } = await put("TW-2026", aPriceList({ prices }));

    expect(status).toBe(422);
    expect(body.errors).toEqual([{ pointer: "/data/prices/0/vlPrice", code: "custom" }]);
    expect(claimed).toEqual([]);
  });

  it("refuses a body that names another list than the route", async () => {
    const { body } = await publishing().put("TW-2027");

    expect(body.errors).toEqual([{ pointer: "/data/priceListId", code: "not-the-route" }]);
  });

  it("answers 404 where there is none, and 401 to a reseller either way", async () => {
    const { get } = publishing();

    expect((await get("TW-2027")).problem).toBe("price-list-not-found");
    expect((await get("tw-2026")).problem).toBe("price-list-not-found");
    expect((await get("TW-2027", "lar-demo")).problem).toBe("webhook-unverified");
  });
});
