import { z } from "zod";
import { orderIdText } from "#shared/contracts/order-placed.ts";
import { LOCALES } from "#shared/kernel/locale.ts";

/** Of the body that brings a file. Unit: bytes, inclusive. */
export const LARGEST_ASSIGNMENT_BODY = 2 * 1024 * 1024;

/** Data rows of one file, inclusive; the header is not one of them. */
export const MOST_ASSIGNMENT_ROWS = 10_000;

/** What a dry run gives to be confirmed: 64 hexadecimal digits. */
const confirmation = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * `data` of `assignment-batch.requested`: either `dryRun`, or `confirm` with what the dry run answered. `csv` is the
 * file's text; `line` the order line from which rows without a code are given one; `locale` that of the warning.
 */
export const assignmentBatchRequested = z
  .strictObject({
    orderId: orderIdText,
    csv: z.string().min(1).max(LARGEST_ASSIGNMENT_BODY),
    line: z.int().min(0).max(999).optional(),
    locale: z.enum(LOCALES).default("en"),
    dryRun: z.literal(true).optional(),
    confirm: confirmation.optional(),
  })
  .refine(({ dryRun, confirm }) => (dryRun === undefined) !== (confirm === undefined), { path: ["confirm"] });

export const batchIdText = z.string().regex(/^[0-9a-f]{32}$/);
