import { z } from "zod";
import { type Locale, nearestLocale } from "#shared/kernel/locale.ts";

/** Control characters, lone surrogates, direction overrides and invisible characters: nothing a name needs. */
const UNSAFE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** One line of text for people, of 1 to `max` UTF-16 units, stored as sent. */
export const lineOfText = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !UNSAFE.test(text) && text.trim() === text, { error: "unsafe text" });

export const personName = lineOfText(200);

/** ASCII only, one `@`, a top-level domain, no quoting or comments; at most 254 characters (RFC 5321, 4.5.3.1.3). */
export const emailAddress = z.email().max(254);

/** The language a reader wants an answer in: any BCP 47 tag, which becomes the nearest of our languages. */
export const languageTag = z
  .string()
  .max(35)
  .transform((tag, context): Locale => {
    const locale = nearestLocale(tag);
    if (locale !== undefined) return locale;
    context.addIssue({ code: "custom", message: "no language tag" });
    return z.NEVER;
  });
