import { StartupRefusal } from "./startup-refusal.ts";

/** The values of the template's parameters, or undefined when the path does not fit. */
export type RouteMatcher = (segments: readonly string[]) => Readonly<Record<string, string>> | undefined;

type Part =
  | { readonly kind: "literal"; readonly text: string }
  | {
      readonly kind: "parameter";
      readonly name: string;
      readonly optional: boolean;
      readonly rest: boolean;
      readonly accepts: (value: string) => boolean;
    };

const PARAMETER = /^\{(\*{0,2})([A-Za-z_]\w*)((?::[a-z]+)*)(\?)?\}$/;
const INT_RANGE = { least: -2_147_483_648, most: 2_147_483_647 };

const CONSTRAINTS: Readonly<Record<string, (value: string) => boolean>> = {
  int: (value) => /^[+-]?\d+$/.test(value) && Number(value) >= INT_RANGE.least && Number(value) <= INT_RANGE.most,
  guid: (value) => /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(value),
  alpha: (value) => /^[a-z]*$/i.test(value),
};

/**
 * Compiles an ASP.NET route template of whole-segment parts: literals, `{x}`, `{x?}` and `{*rest}` (last only), with
 * the constraints int, guid and alpha. Literals match in any case. Throws StartupRefusal for anything else.
 */
export function compileRoute(template: string): RouteMatcher {
  const parts = template
    .split("/")
    .filter((segment) => segment !== "")
    .map(parsePart);
  const misplaced = parts.slice(0, -1).some((part) => part.kind === "parameter" && (part.optional || part.rest));
  if (misplaced) {
    throw new StartupRefusal(`Route "${template}": an optional or catch-all parameter must be the last segment.`);
  }
  return (segments) => match(parts, segments);
}

/** The decoded segments of a URL path, without those of a trailing slash; `%2F` stays encoded, as in ASP.NET. */
export function pathSegments(pathname: string): readonly string[] {
  return pathname.replace(/^\//, "").replace(/\/$/, "").split("/").map(decodeSegment);
}

function parsePart(segment: string): Part {
  if (!/[{}]/.test(segment)) return { kind: "literal", text: segment.toLowerCase() };
  const found = PARAMETER.exec(segment);
  if (found === null) throw new StartupRefusal(`The route segment "${segment}" is not supported by the local host.`);
  const [, stars = "", name = "", rules = "", optional] = found;
  const tests = rules.split(":").filter(Boolean).map(constraint);
  return {
    kind: "parameter",
    name,
    optional: optional !== undefined,
    rest: stars !== "",
    accepts: (value) => tests.every((test) => test(value)),
  };
}

function constraint(name: string): (value: string) => boolean {
  const test = CONSTRAINTS[name];
  if (test === undefined)
    throw new StartupRefusal(`The route constraint "${name}" is not supported by the local host.`);
  return test;
}

function match(parts: readonly Part[], segments: readonly string[]): Record<string, string> | undefined {
  const values: Record<string, string> = {};
  const last = parts.at(-1);
  const open = last?.kind === "parameter" && last.rest;
  if (segments.length > parts.length && !open) return undefined;
  for (const [index, part] of parts.entries()) {
    const value = part.kind === "parameter" && part.rest ? segments.slice(index).join("/") : segments[index];
    if (!fits(part, value)) return undefined;
    if (part.kind === "parameter" && value !== undefined && value !== "") values[part.name] = value;
  }
  return values;
}

function fits(part: Part, value: string | undefined): boolean {
  if (part.kind === "literal") return value?.toLowerCase() === part.text;
  if (value === undefined || value === "") return part.rest || (part.optional && value === undefined);
  return part.accepts(value);
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment.replace(/%2f/gi, "%252F"));
  } catch {
    return segment; // ASP.NET keeps a malformed escape as it stands.
  }
}
