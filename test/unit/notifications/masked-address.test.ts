import { expect, it } from "vitest";
import { maskedAddress } from "#shared/notifications/domain/masked-address.ts";

it.each([
  ["yating.lin@qinglan.example", "y…@qinglan.example"],
  ["a@b.example", "a…@b.example"],
])("%s is shown as %s (R-64)", (email, masked) => {
  expect(maskedAddress(email)).toBe(masked);
});
