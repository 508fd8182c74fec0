import type { HttpRequest } from "@azure/functions";
import { z } from "zod";
import { RequestRefused } from "#functions/http/request-refused.ts";
import { MOST_ROWS, toKey, USUAL_ROWS } from "#shared/operations/domain/list-page.ts";

/** What every list takes: rows of a page, and where it begins. */
export const pageQuery = {
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .refine((rows) => rows <= MOST_ROWS)
    .default(USUAL_ROWS),
  after: z
    .string()
    .transform((continuation, { addIssue }) => {
      const key = toKey(continuation);
      if (key.ok) return key.value;
      addIssue({ code: "custom" });
      return z.NEVER;
    })
    .optional(),
};

/** Reads a query string, each parameter once at most. @throws {RequestRefused} `bad-request`. */
export function readQuery<Schema extends z.ZodType>({ query }: HttpRequest, schema: Schema): z.output<Schema> {
  const given = [...query];
  const parsed = schema.safeParse(Object.fromEntries(given));
  const isOnceEach = new Set(given.map(([name]) => name)).size === given.length;
  if (!parsed.success || !isOnceEach) throw new RequestRefused("bad-request");
  return parsed.data;
}
