import { expect, it } from "vitest";
import { libraryAccess } from "#shared/codes/domain/library.ts";
import { instant } from "#shared/kernel/instant.ts";
import { openedLot } from "#test/unit/codes/lot-fixture.ts";

it("an unlocked library is open until its lot ends, to be neither printed nor copied nor shared (R-68, R-69)", () => {
  const expiresAt = instant("2022-08-31T22:00:00Z");

  const access = libraryAccess(openedLot({ families: [], expiresAt }));

  expect(access).toEqual({ until: expiresAt, licence: { print: false, copy: false, share: false } });
});
