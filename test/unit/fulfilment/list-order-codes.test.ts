import { describe, expect, it } from "vitest";
import type { Fulfilment } from "#shared/fulfilment/domain/fulfilment.ts";
import { createFindReleasedLots } from "#shared/fulfilment/use-cases/find-released-lots.ts";
import { createListOrderCodes } from "#shared/fulfilment/use-cases/list-order-codes.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { EXPIRES_AT, fulfilmentThat, lot, RELEASE_AT } from "#test/support/fulfilments.ts";

const codes = [new Secret("AAAAA-1"), new Secret("AAAAA-2")];

const listed = (fulfilment: Fulfilment | undefined, isDestroyed = false) =>
  createListOrderCodes({
    findReleasedLots: createFindReleasedLots({
      orders: { find: async () => fulfilment && { value: fulfilment, version: "1" } },
    }),
    listCodes: async () => (isDestroyed ? refuse("codes-destroyed") : accept(codes)),
  })(fulfilmentThat.isAccepted().orderId);

const cancelled = (): Fulfilment => {
  const accepted = fulfilmentThat.isAccepted();
  return { ...accepted, milestones: { ...accepted.milestones, cancelled: RELEASE_AT } };
};

describe("listing an order's codes", () => {
  it("gives every lot with its codes, from the release on", async () => {
    const { lotId, line, sku, lastUsableOn } = lot;

    expect(await listed(fulfilmentThat.isReleased())).toEqual({
      ok: true,
      value: [{ lotId, line, sku, expiresAt: EXPIRES_AT, expiryBoundBy: "agreement", lastUsableOn, codes }],
    });
  });

  it.each<[string, () => Fulfilment | undefined, boolean]>([
    ["order-unknown", () => undefined, false],
    ["order-not-released", fulfilmentThat.isInvoiced, false],
    ["order-cancelled", cancelled, false],
    ["codes-destroyed", fulfilmentThat.isReleased, true],
  ])("refuses with %s", async (refusal, fulfilment, isDestroyed) => {
    expect(await listed(fulfilment(), isDestroyed)).toEqual({ ok: false, refusal });
  });
});
