import { z } from "zod";
import { QUEUES } from "#shared/contracts/messages.ts";

/** Messages one call may name, inclusive. */
const MOST_MESSAGES = 100;

/** `data` of `dead-letters.redriven`: the dead letters of one queue to send anew, by the ids they had there. */
export const deadLettersRedriven = z.strictObject({
  queue: z.enum(QUEUES),
  messageIds: z
    .array(z.string().min(1).max(128))
    .min(1)
    .max(MOST_MESSAGES)
    .refine((ids) => new Set(ids).size === ids.length, { error: "unique" }),
});
