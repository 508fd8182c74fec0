import { describe, expect, it } from "vitest";
import { drawStaffVoucherOverHttp } from "#functions/agreements/draw-staff-voucher.http.ts";
import { readImagineAcademyOverHttp } from "#functions/agreements/read-imagine-academy.http.ts";
import { createReadImagineAcademy } from "#shared/agreements/use-cases/read-imagine-academy.ts";
import { createNameBenefits } from "#shared/catalogue/use-cases/name-benefits.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { aGrant, catalogueOf } from "#test/support/academy.ts";
import { anAgreement, InMemoryAgreements } from "#test/support/in-memory-agreements.ts";
import { messageText } from "#test/support/signed-request.ts";
import { answerTo, NOW, signingWorld } from "#test/unit/triggers/trigger-world.ts";

const agreementNumber = "EES-TW-1042";

describe("GET /publisher/agreements/{agreementNumber}/imagine-academy", () => {
  async function get(query = "", { grant = aGrant(), by = "publisher", number = agreementNumber } = {}) {
    const agreements = new InMemoryAgreements();
    await agreements.create(anAgreement(), grant);
    const readImagineAcademy = createReadImagineAcademy({
      agreements,
      academy: agreements.academy,
      dateIn: localDateOf,
      clock: () => NOW,
    });
    const nameBenefits = createNameBenefits({ catalogue: catalogueOf("C-2019-zh") });
    const trigger = readImagineAcademyOverHttp({ readImagineAcademy, nameBenefits }, signingWorld().signing);
    const path = `/api/publisher/agreements/${number}/imagine-academy${query}`;
    return answerTo(trigger, { path, params: { agreementNumber: number } }, by);
  }

  it("answers what came with the agreement, ratios as what is paid, and what is left of the pool (R-23)", async () => {
    const { status, body } = await get();

    expect(status).toBe(200);
    expect(body).toEqual({
      agreementNumber,
      edition: "C-2019-zh",
      label: "Edition C (Chinese text of 30 July 2019)",
      locale: "en",
      cause: "purchased",
      price: 0,
      grantedAt: aGrant().grantedAt,
      poolOf: agreementNumber,
      benefits: [
        { benefitId: "mos-tutorials", name: "Exam tutorials for MOS 2016 and MOS 2019/O365" },
        {
          benefitId: "mct-programme",
          name: "Microsoft Certified Trainer (MCT) programme at 50 % of its price",
          payRatio: { numerator: 50, denominator: 100 },
        },
      ],
      staffVouchers: { total: 30, drawn: 0, left: 30, examFamilies: ["MOS", "MTA"] },
      memberships: [],
    });
  });

  it.each([
    ["fr", "fr", "Tutoriels d’examen pour MOS 2016 et MOS 2019/O365"],
    ["de-AT", "de", "Prüfungstutorials für MOS 2016 und MOS 2019/O365"],
    ["zh", "zh-TW", "MOS 2016 與 MOS 2019/O365 測驗教學課程"],
  ])("words the benefits for a reader of %s", async (tag, locale, name) => {
    const { body } = await get(`?locale=${tag}`);

    expect([body.locale, body.benefits[0].name]).toEqual([locale, name]);
  });

  it("says that a renewal has no pool of its own", async () => {
    const { staffVouchers: _pool, ...grant } = aGrant({ cause: "renewed", poolOf: "EES-TW-0042" });

    expect((await get("", { grant })).body).toMatchObject({ poolOf: "EES-TW-0042", staffVouchers: null });
  });

  it("is the publisher's alone, and knows agreements by their number only", async () => {
    expect((await get("", { by: "lar-demo" })).problem).toBe("webhook-unverified");
    expect((await get("", { number: "EES-TW-9999" })).problem).toBe("agreement-not-found");
    expect((await get("", { number: "x" })).problem).toBe("agreement-not-found");
    expect((await get("?locale=???")).problem).toBe("bad-request");
  });
});

describe("POST /publisher/agreements/{agreementNumber}/staff-vouchers", () => {
  const code = "7K3M9-Q001A-BCDEF-GHJKM-NPQRS";
  const data = {
    agreementNumber,
    drawId: "staff-1",
    school: "青嵐高級中學",
    person: { name: "林美玲", email: "mei@qinglan.example" },
  };
  const voucher = { drawId: "staff-1", drawnAt: NOW, assignedAt: NOW, expiresAt: NOW, examFamilies: ["MOS"] };
  const post = (sent: object = data, by = "publisher", outcome = accept({ ...voucher, code: new Secret(code) })) => {
    const trigger = drawStaffVoucherOverHttp(async () => outcome, signingWorld().signing);
    const path = `/api/publisher/agreements/${agreementNumber}/staff-vouchers`;
    const parts = { method: "POST", path, params: { agreementNumber }, body: messageText("staff-voucher.drawn", sent) };
    return answerTo(trigger, parts, by);
  };

  it("answers the one code, to be kept nowhere, and logs nothing", async () => {
    const { status, headers, body, lines } = await post();

    expect([status, headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(body).toEqual({ ...voucher, code });
    expect(lines.join()).not.toContain(code);
  });

  it.each([
    ["another agreement than the route", { agreementNumber: "EES-TW-9999" }, "not-the-route"],
    ["an id that is none", { drawId: "a b" }, "invalid-format"],
    ["a school without a name", { school: "" }, "too-small"],
  ])("refuses a body with %s", async (_what, changes, reason) => {
    const { status, body } = await post({ ...data, ...changes });

    expect([status, body.errors[0].code]).toEqual([422, reason]);
  });

  it("is the publisher's alone", async () => {
    expect((await post(data, "lar-demo")).problem).toBe("webhook-unverified");
  });

  it("R-22: answers 409 where every voucher was drawn", async () => {
    const trigger = drawStaffVoucherOverHttp(async () => refuse("staff-pool-exhausted"), signingWorld().signing);
    const path = `/api/publisher/agreements/${agreementNumber}/staff-vouchers`;
    const parts = { method: "POST", path, params: { agreementNumber }, body: messageText("staff-voucher.drawn", data) };

    const { status, problem } = await answerTo(trigger, parts, "publisher");

    expect([status, problem]).toEqual([409, "staff-pool-exhausted"]);
  });
});
