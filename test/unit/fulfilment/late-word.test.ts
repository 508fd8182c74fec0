import { expect, it } from "vitest";
import { confirm, miss } from "#shared/fulfilment/domain/transitions.ts";
import { HOUR_MS, plusMs } from "#shared/kernel/instant.ts";
import { fulfilmentThat, PROCESSED_AT } from "#test/support/fulfilments.ts";

const DUE_AT = plusMs(PROCESSED_AT, 48 * HOUR_MS);
const foundLate = miss(fulfilmentThat.isProcessed(), plusMs(DUE_AT, 1)).next;

it("a promise that was kept in time was not missed, though word of it came after the promise had been found late", () => {
  const acceptedAt = plusMs(DUE_AT, -1);

  const { promises } = confirm(foundLate, acceptedAt, plusMs(DUE_AT, HOUR_MS)).next;

  expect(promises).toEqual([expect.objectContaining({ kind: "confirm", keptAt: acceptedAt })]);
  expect(promises[0]).not.toHaveProperty("missedAt");
});

it("a promise that was kept late stays missed since it was found late", () => {
  const acceptedAt = plusMs(DUE_AT, HOUR_MS);

  const { promises } = confirm(foundLate, acceptedAt, acceptedAt).next;

  expect(promises).toEqual([expect.objectContaining({ keptAt: acceptedAt, missedAt: plusMs(DUE_AT, 1) })]);
});
