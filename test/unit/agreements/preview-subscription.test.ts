import { describe, expect, it } from "vitest";
import type { Agreement } from "#shared/agreements/domain/agreement.ts";
import { createEnterRegister } from "#shared/agreements/use-cases/enter-register.ts";
import { createPreviewSubscription } from "#shared/agreements/use-cases/preview-subscription.ts";
import type { OrderForm } from "#shared/contracts/order-placed.ts";
import { instant } from "#shared/kernel/instant.ts";
import { anAgreement, anEnteringOrder, InMemoryAgreements } from "#test/support/in-memory-agreements.ts";

const ended = { ending: { endsOn: "2027-03-31", recordedAt: instant("2026-12-01T08:00:00Z") } };

/** What an order of 18 December 2026 is told before it is placed, and what the register decides when it enters. */
async function previewedAndEntered(form: OrderForm, changes: Partial<Agreement> = {}) {
  const agreements = new InMemoryAgreements();
  await agreements.create(anAgreement(changes));
  const { agreementNumber, startsOn, ...order } = anEnteringOrder(1, { form });
  const writesBefore = agreements.writes;
  const preview = await createPreviewSubscription({ agreements })({ agreementNumber, form, startsOn });
  const writes = agreements.writes - writesBefore;
  const enter = createEnterRegister({ agreements, clock: () => instant("2026-12-18T01:00:00Z") });
  return { preview, writes, entry: await enter({ ...order, agreementNumber, startsOn }) };
}

describe("what an order is told before it enters the register", () => {
  it.each(["pro-rated", "twelve-month"] as const)(
    "R-75: of a %s order under an agreement that was ended early is the end that the register decides",
    async (form) => {
      const { preview, entry } = await previewedAndEntered(form, ended);

      expect(preview.subscription).toEqual({ startsOn: "2026-12-18", endsOn: "2027-03-31" });
      expect(preview.subscription).toEqual(entry.subscription);
    },
  );

  it("R-48: is decided as the register decides it, and enters nothing", async () => {
    const { preview, writes, entry } = await previewedAndEntered("twelve-month");

    expect(preview).toEqual({ subscription: entry.subscription, endsWith: "itself", codesBefore: entry.codesBefore });
    expect(writes).toBe(0);
  });
});
