import { describe, expect, it } from "vitest";
import { batchIdOf } from "#shared/codes/domain/assignment-batch.ts";
import { openPerson, sealPerson } from "#shared/codes/domain/sealed-person.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { ada, keyRing } from "#test/unit/codes/lot-fixture.ts";

const orderId = orderIdOf("lar-demo", "PO-1");
const owner = { orderId, batchId: batchIdOf(orderId, "confirmed"), row: 2 };
const sealed = sealPerson(ada, Buffer.alloc(12, 1), owner, keyRing);

describe("a sealed person", () => {
  it("opens for their row, and shows nothing of them before", () => {
    expect(openPerson(sealed, owner, keyRing)).toEqual(ada);
    expect(Buffer.from(sealed.ct, "base64").toString()).not.toMatch(/Ada|example/);
  });

  it.each([
    ["another row", { ...owner, row: 3 }],
    ["another batch", { ...owner, batchId: batchIdOf(orderId, "other") }],
    ["another order", { ...owner, orderId: orderIdOf("lar-demo", "PO-2") }],
  ])("does not open for %s", (_what, asker) => {
    expect(() => openPerson(sealed, asker, keyRing)).toThrow(
      `row ${asker.row} of batch ${asker.batchId} does not open`,
    );
  });
});
