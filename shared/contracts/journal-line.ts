import { z } from "zod";

/** One line of the journal of redemptions, without its end: what is read back is held against this. */
export const journalLine = z.strictObject({
  lotId: z.string(),
  index: z.int().nonnegative(),
  personId: z.string(),
  attemptId: z.string(),
  /** An instant in UTC with milliseconds. */
  redeemedAt: z.string(),
  /** Absent for library codes. */
  exam: z.strictObject({ family: z.string(), examCode: z.string() }).optional(),
  /** SHA-256, as 64 lower-case hexadecimal digits, over the chain so far and the rest of this line. */
  chain: z.string().regex(/^[0-9a-f]{64}$/),
});

export type JournalLine = z.infer<typeof journalLine>;
