import { readFileSync } from "node:fs";
import { z } from "zod";

const number = z.string().regex(/^[RDT]-[1-9]\d*$/);
const text = z.string().trim().min(1);

const requirement = z
  .strictObject({
    number,
    /** One line, in our words. */
    demands: text,
    status: z.enum(["software", "not software"]),
    /** Why it is not software; with that status alone. */
    reason: text.optional(),
    /** What a planted mutation must break, each by a name that a mutation repeats. */
    figures: z.array(text).default([]),
    prohibitions: z.array(text).default([]),
  })
  .refine(
    ({ status, reason }) => (status === "software") === (reason === undefined),
    "a reason goes with not software",
  );

const requirements = z.strictObject({
  /** What nothing shows yet: numbers, worked examples, single figures and prohibitions. Each leaves with its first test. */
  missing: z.array(z.string().regex(/^(?:[RDT]-|example )[1-9]\d*(?:, .+)?$/)),
  requirements: z.array(requirement).min(1),
});

/** `R-` something the product texts demand, `D-` a difference between them settled, `T-` a conflict inside one settled. */
export type Requirement = z.infer<typeof requirement>;
export type Requirements = z.infer<typeof requirements>;

/** Every requirement, in the order of the page. @throws {z.ZodError} when the file does not say what it must. */
export const readRequirements = (path = "test/requirements/requirements.json"): Requirements =>
  requirements.parse(JSON.parse(readFileSync(path, "utf8")));

/** Every figure and prohibition with its requirement. */
export const heldBy = (requirements: readonly Requirement[]): readonly string[] =>
  requirements.flatMap(({ number, figures, prohibitions }) =>
    [...figures, ...prohibitions].map((name) => `${number}, ${name}`),
  );
