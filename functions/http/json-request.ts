import type { HttpRequest } from "@azure/functions";
import { z } from "zod";
import { readBody } from "#functions/http/body.ts";
import type { FieldError } from "#functions/http/problem.ts";
import { RequestRefused } from "#functions/http/request-refused.ts";
import { parseStrictJson } from "#functions/http/strict-json.ts";

/**
 * Reads an unsigned request's JSON body.
 * @throws {RequestRefused} `content-too-large`, `unsupported-media-type`, `malformed-json` or `validation`.
 */
export async function jsonRequest<Schema extends z.ZodType>(
  request: HttpRequest,
  schema: Schema,
): Promise<z.output<Schema>> {
  return conform(parseStrictJson(await readBody(request)), schema);
}

/** @throws {RequestRefused} `validation`, with pointers that hold names of the schema only, never the caller's. */
export function conform<Schema extends z.ZodType>(value: unknown, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const names = memberNames(schema);
  throw new RequestRefused("validation", { errors: parsed.error.issues.map((issue) => fieldError(issue, names)) });
}

function fieldError({ path, code }: z.core.$ZodIssue, names: ReadonlySet<string>): FieldError {
  const firstForeign = path.findIndex((step) => typeof step !== "number" && !names.has(String(step)));
  const known = firstForeign < 0 ? path : path.slice(0, firstForeign);
  return {
    pointer: known.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""),
    code: code.replaceAll("_", "-"),
  };
}

const namesOfSchema = new WeakMap<z.ZodType, ReadonlySet<string>>();

/** Every member name a schema mentions, at any depth. */
function memberNames(schema: z.ZodType): ReadonlySet<string> {
  const known = namesOfSchema.get(schema);
  if (known) return known;
  const names = new Set<string>();
  collectNames(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }), names);
  namesOfSchema.set(schema, names);
  return names;
}

function collectNames(node: unknown, names: Set<string>): void {
  if (!(node instanceof Object)) return;
  for (const [key, child] of Object.entries(node)) {
    if (key === "properties") for (const name of Object.keys(child)) names.add(name);
    collectNames(child, names);
  }
}
