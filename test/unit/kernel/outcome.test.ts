import { expect, it } from "vitest";
import { accept, refuse } from "#shared/kernel/outcome.ts";

it("an acceptance carries its value, whatever it is", () => {
  expect(accept(undefined)).toStrictEqual({ ok: true, value: undefined });
  expect(accept(false)).toStrictEqual({ ok: true, value: false });
});

it("a refusal says why and, where one member is to blame, which", () => {
  expect(refuse("code-expired")).toStrictEqual({ ok: false, refusal: "code-expired" });
  expect(refuse("product-unknown", "/data/lines/0/sku")).toStrictEqual({
    ok: false,
    refusal: "product-unknown",
    pointer: "/data/lines/0/sku",
  });
});
