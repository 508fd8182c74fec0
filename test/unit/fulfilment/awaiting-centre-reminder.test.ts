import { describe, expect, it } from "vitest";
import type { OrderedLine } from "#shared/fulfilment/domain/fulfilment.ts";
import { directions } from "#test/support/fulfilments.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { deliver, fulfilmentWorld, RELEASED_AT } from "#test/unit/fulfilment/fulfilment-world.ts";

const sitePack: OrderedLine = {
  sku: "SITE-MOS-MCE-125",
  quantity: 1,
  codes: 125,
  examFamilies: ["MOS", "MCE"],
  hasPackYear: false,
  isSitePack: true,
};
const NINETY_DAYS_BEFORE = "2027-06-02T00:00:00Z";
const NAME = "reminder-90.2027-08-31";

/** Delivered at a time when the agreement named a centre, or none. */
async function released({ hasCentre }: { readonly hasCentre: boolean }) {
  const world = await fulfilmentWorld(anOrder({ lines: [sitePack] }));
  world.around.isTestCentre = hasCentre;
  await world.fulfil();
  await world.acceptMail("order-confirmation");
  await world.acceptMail("site-pack-access");
  await world.fulfil();
  await world.invoice();
  world.at(RELEASED_AT);
  await world.fulfil();
  world.at(NINETY_DAYS_BEFORE);
  return world;
}

const missingCentre = { testCentreEnrolmentUrl: directions.testCentreEnrolmentUrl };

describe("a reminder of a site pack's unused codes", () => {
  it("says the way to a centre while none is named: the codes cannot be used before (R-35, R-36)", async () => {
    const world = await released({ hasCentre: false });

    await world.fulfil();

    expect((await world.mail(NAME))?.request.facts).toMatchObject(missingCentre);
  });

  it("says nothing of it once one is named, or where all codes could be used all along", async () => {
    const named = await released({ hasCentre: false });
    named.around.isTestCentre = true;
    const lost = await released({ hasCentre: true });
    lost.around.isTestCentre = false;

    await named.fulfil();
    await lost.fulfil();

    for (const world of [named, lost])
      expect((await world.mail(NAME))?.request.facts).not.toHaveProperty("testCentreEnrolmentUrl");
  });
});

it("a reminder of other codes does not ask for a centre", async () => {
  const world = await fulfilmentWorld();
  await deliver(world);
  world.around.isTestCentre = false;
  world.at(NINETY_DAYS_BEFORE);

  await world.fulfil();

  expect((await world.mail(NAME))?.request.facts).not.toHaveProperty("testCentreEnrolmentUrl");
});
