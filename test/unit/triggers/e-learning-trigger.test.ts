import { describe, expect, it } from "vitest";
import { readELearningOverHttp } from "#functions/agreements/read-e-learning.http.ts";
import type { Agreement } from "#shared/agreements/domain/agreement.ts";
import { createReadELearning } from "#shared/agreements/use-cases/read-e-learning.ts";
import { createCatalogue } from "#shared/catalogue/domain/catalogue.ts";
import { createListGuides } from "#shared/catalogue/use-cases/list-guides.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { instant } from "#shared/kernel/instant.ts";
import { anAgreement, InMemoryAgreements } from "#test/support/in-memory-agreements.ts";
import { answerTo, NOW, signingWorld } from "#test/unit/triggers/trigger-world.ts";

const agreementNumber = "EES-TW-1042";
const eLearning = { contract: "V-4471-09", endsOn: "2027-03-31" };
const catalogue = createCatalogue({
  schedule: {
    "*": [{ edition: "C-2019-zh" }],
    DE: [{ edition: "A-2019-de" }],
    FR: [{ edition: "B-2019-fr", from: instant("2027-01-01T00:00:00Z") }],
  },
  contacts: {},
});

type Asked = { readonly agreement?: Partial<Agreement>; readonly by?: string; readonly number?: string };

async function get(query = "", { agreement = { eLearning }, by = "publisher", number = agreementNumber }: Asked = {}) {
  const agreements = new InMemoryAgreements();
  await agreements.create(anAgreement(agreement));
  const clock = () => NOW;
  const services = {
    readELearning: createReadELearning({ agreements, dateIn: localDateOf, clock }),
    listGuides: createListGuides({ catalogue, clock }),
  };
  const path = `/api/publisher/agreements/${number}/e-learning${query}`;
  const trigger = readELearningOverHttp(services, signingWorld().signing);
  return answerTo(trigger, { path, params: { agreementNumber: number } }, by);
}

const kindsOf = (guides: readonly { readonly kind: string }[]) => guides.map(({ kind }) => kind);

describe("GET /publisher/agreements/{agreementNumber}/e-learning", () => {
  it("R-29: answers the contract, its last day and that it is still served, with the edition's guides (R-30, D-17, T-13)", async () => {
    const { status, body } = await get();

    expect(status).toBe(200);
    expect(body).toEqual({
      agreementNumber,
      locale: "en",
      name: "E-learning (no longer sold)",
      ...eLearning,
      status: "sunset-active",
      edition: "C-2019-zh",
      label: "Edition C (Chinese text of 30 July 2019)",
      guides: body.guides,
    });
    expect(kindsOf(body.guides)).toEqual(["e-learning-manager-guide", "e-learning-user-guide"]);
    for (const { url } of body.guides) expect(url).toMatch(/^https?:/);
  });

  it("R-30: gives a German customer the guides of the German edition, without those that are dead (D-5)", async () => {
    const { body } = await get("?locale=de-AT", { agreement: { eLearning, market: "DE" } });

    expect(body).toMatchObject({ locale: "de", name: "E-Learning (wird nicht mehr verkauft)", edition: "A-2019-de" });
    expect(kindsOf(body.guides)).toEqual(["e-learning-manager-guide", "e-learning-user-guide"]);
  });

  it.each([
    ["fr", "fr", "Formation en ligne (n’est plus vendue)"],
    ["zh-Hant", "zh-TW", "電子學習（已停售）"],
  ])("names it for a reader of %s", async (tag, locale, name) => {
    expect((await get(`?locale=${tag}`)).body).toMatchObject({ locale, name });
  });

  it("R-29: serves also where no edition is in force, with no edition's guides", async () => {
    const { status, body } = await get("", { agreement: { eLearning, market: "FR" } });

    expect([status, body.status, body.guides]).toEqual([200, "sunset-active", []]);
    expect(body).not.toHaveProperty("edition");
  });

  it("R-29: says that it has ended after the last day", async () => {
    const over = { contract: "V-4471-09", endsOn: "2026-12-17" };

    expect((await get("", { agreement: { eLearning: over } })).body).toMatchObject({ ...over, status: "ended" });
  });

  it("is not found where the agreement names none", async () => {
    const { status, problem } = await get("", { agreement: {} });

    expect([status, problem]).toEqual([404, "e-learning-not-held"]);
  });

  it("is the publisher's alone, and knows agreements by their number only", async () => {
    expect((await get("", { by: "lar-demo" })).problem).toBe("webhook-unverified");
    expect((await get("", { number: "EES-TW-9999" })).problem).toBe("agreement-not-found");
    expect((await get("", { number: "x" })).problem).toBe("agreement-not-found");
    expect((await get("?locale=???")).problem).toBe("bad-request");
  });
});
