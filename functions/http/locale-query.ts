import type { HttpRequest } from "@azure/functions";
import { RequestRefused } from "#functions/http/request-refused.ts";
import { type Locale, nearestLocale } from "#shared/kernel/locale.ts";

/** The language that `?locale=` asks for, by any BCP 47 tag; undefined without one. @throws {RequestRefused} */
export function localeQuery({ query }: Pick<HttpRequest, "query">): Locale | undefined {
  const tag = query.get("locale");
  if (tag === null) return undefined;
  const locale = nearestLocale(tag);
  if (locale === undefined) throw new RequestRefused("bad-request");
  return locale;
}
