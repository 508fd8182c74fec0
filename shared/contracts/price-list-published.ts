import { z } from "zod";
import { calendarDate, countryCode } from "#shared/contracts/agreement-registered.ts";
import { minorUnitDigitsOf, smallestAmountOf } from "#shared/kernel/money.ts";

/** The market, then a name of the publisher's: `TW-2026-2`. */
export const priceListId = z
  .string()
  .regex(/^[A-Z]{2}-[A-Z0-9]+(-[A-Z0-9]+)*$/)
  .max(32);

/** Whole minor units. The greatest order at the greatest price stays far below 2^53. */
const price = z.int().min(1).max(10_000_000_000);

/** access under volume licensing is at a reduced price: below the list price, whatever the volume. */
const prices = z
  .array(
    z
      .strictObject({
        sku: z
          .string()
          .regex(/^[A-Z]+(-[A-Z0-9]+)+$/)
          .max(64),
        listPrice: price,
        vlPrice: price,
      })
      .refine(({ listPrice, vlPrice }) => vlPrice < listPrice, {
        error: "not below the list price",
        path: ["vlPrice"],
      }),
  )
  .min(1)
  .max(200)
  .refine((all) => new Set(all.map(({ sku }) => sku)).size === all.length, { error: "unique" });

/** from more codes on a larger discount, in hundredths of a per cent; empty without one. */
const volumeDiscount = z
  .array(z.strictObject({ fromCodes: z.int().min(1).max(10_000_000), discountBasisPoints: z.int().min(1).max(9999) }))
  .max(20)
  .refine((tiers) => tiers.every((tier, index) => isAbove(tier, tiers[index - 1])), { error: "not increasing" });

type Tier = { readonly fromCodes: number; readonly discountBasisPoints: number };

const isAbove = (tier: Tier, below: Tier | undefined) =>
  below === undefined || (tier.fromCodes > below.fromCodes && tier.discountBasisPoints > below.discountBasisPoints);

/** `data` of `price-list.published`. Both days are days on which the list holds; null: until the next list. */
export const priceListPublished = z
  .strictObject({
    priceListId,
    market: countryCode,
    currency: z.string().regex(/^[A-Z]{3}$/),
    minorUnitDigits: z.int().min(0).max(4),
    effectiveFrom: calendarDate,
    effectiveTo: calendarDate.nullable(),
    prices,
    volumeDiscount,
  })
  .refine(({ priceListId: id, market }) => id.startsWith(`${market}-`), {
    error: "another market",
    path: ["priceListId"],
  })
  .refine(({ effectiveFrom, effectiveTo }) => effectiveTo === null || effectiveFrom <= effectiveTo, {
    error: "ends before it starts",
    path: ["effectiveTo"],
  })
  .refine(({ currency, minorUnitDigits }) => minorUnitDigitsOf(currency) === minorUnitDigits, {
    error: "not this currency's minor unit",
    path: ["minorUnitDigits"],
  })
  .superRefine(({ currency, minorUnitDigits, prices: all }, context) => {
    const smallest = smallestAmountOf({ code: currency, minorUnitDigits });
    for (const [index, { listPrice, vlPrice }] of all.entries())
      for (const [name, amount] of Object.entries({ listPrice, vlPrice }))
        if (amount % smallest !== 0)
          context.addIssue({ code: "custom", message: "not a whole amount", path: ["prices", index, name] });
  });
