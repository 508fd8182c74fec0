import { describe, expect, it } from "vitest";
import { requestQuoteOverHttp } from "#functions/pricing/request-quote.http.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { messageText } from "#test/support/signed-request.ts";
import { acceptedQuote } from "#test/unit/pricing/quote-world.ts";
import { answerTo, signingWorld } from "#test/unit/triggers/trigger-world.ts";

const data = { agreementNumber: "EES-TW-1042", lines: [{ sku: "CLASS-MCP-30", quantity: 2 }] };

async function ask(changes: object = {}, by = "lar-demo", isRefused = false) {
  const quote = await acceptedQuote();
  const { signing, claimed } = signingWorld();
  const requests: object[] = [];
  const trigger = requestQuoteOverHttp(async (request) => {
    requests.push(request);
    return isRefused ? refuse("price-list-unknown", "/data/agreementNumber") : accept(quote);
  }, signing);
  const body = messageText("quote.requested", { ...data, ...changes });
  const parts = { path: "/api/resellers/lar-demo/quotes", params: { resellerId: "lar-demo" }, body };
  return { ...(await answerTo(trigger, parts, by)), claimed, requests };
}

describe("POST /resellers/{resellerId}/quotes", () => {
  it("answers amounts for machines and words for people, and claims no webhook id", async () => {
    const { status, body, claimed } = await ask({ locale: "de" });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      agreementNumber: "EES-TW-1042",
      label: "Ausgabe C",
      locale: "de",
      subscription: { startsOn: "2026-12-18", endsOn: "2027-08-31", endsWith: "agreement" },
      price: { status: "priced", currency: "TWD", total: 5_400_000, lines: [{ licence: "SSL" }] },
      alternatives: [{ basis: "completed-months" }, { basis: "days" }],
      validity: { from: "2026-12-18", through: "2026-12-31", timeZone: "Asia/Taipei" },
      contacts: { purchaseEmail: "purchase@publisher.example" },
      explanation: { counting: "Jeder angefangene Monat zählt." },
    });
    expect(body.warnings.map(({ text }: { text: string }) => text)).toEqual(body.explanation.warnings);
    expect(claimed).toEqual([]);
  });

  it("asks for what an order would be asked for, pro-rated and in English unless told", async () => {
    const { requests, body } = await ask();

    expect(requests).toEqual([{ ...data, form: "pro-rated", resellerId: "lar-demo" }]);
    expect(body.locale).toBe("en");
  });

  it.each([
    ["de-AT", "de"],
    ["zh-Hant-TW", "zh-TW"],
    ["it", "en"],
  ])("explains it to a reader of %s in %s, the nearest language", async (asked, locale) => {
    expect((await ask({ locale: asked })).body.locale).toBe(locale);
  });

  it("hands on why there is none", async () => {
    const { status, problem } = await ask({}, "lar-demo", true);

    expect([status, problem]).toEqual([422, "price-list-unknown"]);
  });

  it.each([{ locale: "no tag" }, { purchaseOrderNumber: "PO-1" }, { lines: [] }, { form: "monthly" }])(
    "refuses %j",
    async (changes) => {
      expect((await ask(changes)).problem).toBe("validation");
    },
  );

  it("answers nobody but the reseller of the path", async () => {
    expect((await ask({}, "publisher")).problem).toBe("webhook-unverified");
  });
});
