import { z } from "zod";
import { countryCode } from "#shared/contracts/agreement-registered.ts";
import { languageTag } from "#shared/contracts/text.ts";

const months = z.int().min(0).max(600);

/**
 * Body of `POST /api/voucher-estimates`: the five inputs of the estimate. Months are whole ones; `monthsAvailable` is
 * the time each person of the group has. Without an edition the one in force in the market counts.
 */
export const voucherEstimateRequested = z.strictObject({
  edition: z.string().min(1).max(64).exactOptional(),
  market: countryCode.exactOptional(),
  locale: languageTag.exactOptional(),
  monthsLeft: months,
  groups: z
    .array(
      z.strictObject({
        people: z.int().min(1).max(1_000_000),
        monthsAvailable: months,
        certifications: z
          .array(
            z.strictObject({
              family: z.string().regex(/^[A-Za-z]{2,16}$/),
              level: z.enum(["basic", "advanced"]),
              exams: z.int().min(1).max(50),
            }),
          )
          .min(1)
          .max(20),
      }),
    )
    .min(1)
    .max(50),
});
