import { describe, expect, it } from "vitest";
import type { Agreement } from "#shared/agreements/domain/agreement.ts";
import { createHasTestCentre } from "#shared/agreements/use-cases/has-test-centre.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { MissingDocumentError } from "#shared/kernel/versioned.ts";
import { anAgreement } from "#test/support/in-memory-agreements.ts";

const { testCentres: _testCentres, ...withoutCentre } = anAgreement();
const withCentre: Agreement = { ...withoutCentre, testCentres: { certiport: "90012345" } };

function asking(stored: Agreement | undefined) {
  const world = { stored, reads: 0 };
  const hasTestCentre = createHasTestCentre({
    readAgreement: async () => {
      world.reads += 1;
      return world.stored === undefined ? refuse("agreement-unknown") : accept({ value: world.stored, version: "1" });
    },
  });
  return { world, ask: () => hasTestCentre(withCentre.agreementNumber) };
}

describe("whether an agreement has a test centre", () => {
  it("is asked anew until it has, and not again after", async () => {
    const { world, ask } = asking(withoutCentre);

    const before = [await ask(), await ask(), world.reads];
    world.stored = withCentre;
    const after = [await ask(), await ask(), world.reads];

    expect(before).toEqual([false, false, 2]);
    expect(after).toEqual([true, true, 3]);
  });

  it("is a fault where the agreement cannot be read", async () => {
    await expect(asking(undefined).ask()).rejects.toThrow(MissingDocumentError);
  });
});
