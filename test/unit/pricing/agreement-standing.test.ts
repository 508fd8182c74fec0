import { describe, expect, it } from "vitest";
import { readSavingsOverHttp } from "#functions/pricing/read-savings.http.ts";
import { createSavingsServices } from "#functions/services/savings-services.ts";
import { createEnterRegister } from "#shared/agreements/use-cases/enter-register.ts";
import { createReadAgreement } from "#shared/agreements/use-cases/read-agreement.ts";
import { createCatalogue } from "#shared/catalogue/domain/catalogue.ts";
import { instant } from "#shared/kernel/instant.ts";
import { accept } from "#shared/kernel/outcome.ts";
import { anAgreement, anEnteringOrder, InMemoryAgreements } from "#test/support/in-memory-agreements.ts";
import { aPublishedPriceList, InMemoryPriceLists } from "#test/support/in-memory-price-lists.ts";
import { advice } from "#test/unit/pricing/quote-world.ts";
import { answerTo, signingWorld } from "#test/unit/triggers/trigger-world.ts";

const NEW_YEAR = instant("2027-01-01T00:00:00Z");

/** The report of a Taiwanese agreement with 60 codes at this moment; C is in force in Taiwan until New Year (UTC). */
async function savingsAt(now: string, agreementNumber = "EES-TW-1042") {
  const [agreements, lists, clock] = [new InMemoryAgreements(), new InMemoryPriceLists(), () => instant(now)];
  await agreements.create(anAgreement());
  await createEnterRegister({ agreements, clock })(anEnteringOrder(1));
  await lists.create(aPublishedPriceList());
  const { readSavings } = createSavingsServices(
    { clock },
    {
      agreements: {
        readAgreement: createReadAgreement({ agreements }),
        findRegister: (number) => agreements.findRegister(number),
      },
      ordering: { listPurchases: async () => accept({ purchases: [] }) },
      pricing: { lists, findAdvice: () => advice },
      catalogue: createCatalogue({ schedule: { TW: [{ edition: "C-2019-zh", to: NEW_YEAR }] }, contacts: {} }),
    },
  );
  const path = `/api/publisher/agreements/${agreementNumber}/savings`;
  const trigger = readSavingsOverHttp(readSavings, signingWorld().signing);
  return await answerTo(trigger, { path, params: { agreementNumber } }, "publisher");
}

describe("the standing of an agreement in a report of savings", () => {
  it("R-50: is that of the register, the edition in force and the day in its own time zone", async () => {
    const { status, body } = await savingsAt("2026-12-31T23:00:00Z");

    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ programme: "EES", edition: "C-2019-zh" },
      level: { on: "2027-01-01", timeZone: "Asia/Taipei", totalCodes: 60 },
    });
  });

  it("R-50: is refused where no edition is in force, whose text it may not be without", async () => {
    const { status, problem } = await savingsAt("2027-01-01T00:00:00Z");

    expect([status, problem]).toEqual([422, "edition-not-in-force"]);
  });

  it("is none of an agreement that is not registered", async () => {
    const { status, problem } = await savingsAt("2026-12-31T23:00:00Z", "EES-TW-9");

    expect([status, problem]).toEqual([404, "agreement-not-found"]);
  });
});
