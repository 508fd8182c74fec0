import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lengthPrefixed, orderIdOf, toOrderId } from "#shared/kernel/identifiers.ts";

/** Texts that look like each other's joints. */
const part = fc.oneof(
  fc.string({ unit: fc.constantFrom("0", "1", "2", ":", "a"), maxLength: 6 }),
  fc.string({ unit: "grapheme", maxLength: 6 }),
);

describe("joining parts with their lengths", () => {
  it("gives different texts for different lists, whatever the parts hold", () => {
    const parts = fc.array(part, { maxLength: 4 });

    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const areSame = JSON.stringify(one) === JSON.stringify(other);
        expect(lengthPrefixed(one) === lengthPrefixed(other)).toBe(areSame);
      }),
      { numRuns: 2000 },
    );
  });

  it("gives different texts for every way to cut one text in two", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("1", "2", ":", "a"), maxLength: 12 }), (text) => {
        const cuts = Array.from({ length: text.length + 1 }, (_, at) => [text.slice(0, at), text.slice(at)]);
        expect(new Set(cuts.map(lengthPrefixed)).size).toBe(cuts.length);
      }),
    );
  });

  it("counts bytes of UTF-8", () => {
    expect(lengthPrefixed(["ab", "", "學"])).toBe("2:ab0:3:學");
  });
});

describe("the id of an order", () => {
  it("is SHA-256 over reseller and purchase order number, each with its length", () => {
    const expected = createHash("sha256").update("8:lar-demo7:PO-7781").digest("hex");

    expect(orderIdOf("lar-demo", "PO-7781")).toBe(expected);
  });

  it("is another for another reseller, number, or border between them", () => {
    const ids = [orderIdOf("lar", "1-2"), orderIdOf("lar", "1-3"), orderIdOf("lar-1", "-2"), orderIdOf("lar-1", "2")];

    expect(new Set(ids).size).toBe(ids.length);
  });

  it("is read from a path as it is written", () => {
    const orderId = orderIdOf("lar-demo", "PO-7781");

    expect(toOrderId(orderId)).toEqual({ ok: true, value: orderId });
  });

  it.each(["", "0".repeat(63), "0".repeat(65), "G".repeat(64), "A".repeat(64), `${"0".repeat(64)}\n`, "../orders"])(
    "is not read from %j, which names no order",
    (text) => {
      expect(toOrderId(text)).toEqual({ ok: false, refusal: "order-unknown" });
    },
  );
});
