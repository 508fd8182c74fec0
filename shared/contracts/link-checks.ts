import { z } from "zod";

/** What looks at links found, by address; `on` is the day of the look, UTC. */
export const linkChecks = z.record(
  z.url(),
  z.discriminatedUnion("found", [
    z.strictObject({ on: z.iso.date(), found: z.literal("alive") }),
    z.strictObject({ on: z.iso.date(), found: z.literal("dead"), because: z.string().min(1) }),
  ]),
);

export type LinkChecks = z.infer<typeof linkChecks>;
