import { describe, expect, it } from "vitest";
import { estimateVouchersOverHttp } from "#functions/catalogue/estimate-vouchers.http.ts";
import { createCatalogue } from "#shared/catalogue/domain/catalogue.ts";
import { createEstimateVouchers } from "#shared/catalogue/use-cases/estimate-vouchers.ts";
import { answerTo, NOW } from "#test/unit/triggers/trigger-world.ts";

const catalogue = createCatalogue({
  schedule: { "*": [{ edition: "C-2019-zh" }], DE: [{ edition: "A-2019-de" }] },
  contacts: { salesEmail: "help@licensing.example" },
});
const trigger = estimateVouchersOverHttp(createEstimateVouchers({ catalogue, clock: () => NOW }));

const needs = {
  monthsLeft: 4,
  groups: [{ people: 3, monthsAvailable: 4, certifications: [{ family: "MCP", level: "basic", exams: 2 }] }],
};

const ask = (body: unknown) =>
  answerTo(trigger, { method: "POST", path: "/api/voucher-estimates", body: JSON.stringify(body) });

describe("/voucher-estimates", () => {
  it("answers anyone how many codes to order and whom to ask, by the market's edition, in the reader's language (R-52, R-55)", async () => {
    const { status, body } = await ask({ ...needs, market: "DE", locale: "de-AT" });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      edition: "A-2019-de",
      locale: "de",
      codes: 6,
      advice: { email: "help@licensing.example" },
    });
    expect(body.offers.map(({ name }: { name: string }) => name)).toContain(
      "Gutschein für eine Zertifizierungsprüfung",
    );
  });

  it.each([
    ["en", "The agreement leaves no more time than we advise for preparing (6 months)."],
    ["fr-CA", "La durée restante de l’accord ne dépasse pas la préparation conseillée (6 mois)."],
    ["de", "Die Vereinbarung läuft nicht länger, als wir für die Vorbereitung empfehlen (6 Monate)."],
    ["zh-Hant", "協議剩餘時間未超過建議的準備時間（6 個月）。"],
  ])("warns of too little time in %s, also where it is just what is advised (R-53, D-12)", async (locale, words) => {
    const { body } = await ask({ ...needs, locale });

    expect(body.warnings.map(({ text }: { text: string }) => text).join(" ")).toContain(words);
  });

  it.each([
    ["validation", { ...needs, monthsLeft: -1 }],
    ["validation", { ...needs, groups: [] }],
    ["validation", { ...needs, locale: "no tag" }],
    ["edition-unknown", { ...needs, edition: "Z-2031-en" }],
  ])("refuses as %s: %j", async (refusal, body) => {
    const { problem } = await ask(body);

    expect(problem).toBe(refusal);
  });
});
