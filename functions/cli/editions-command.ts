import { parseArgs } from "node:util";
import { LOCALES, type Locale } from "#shared/kernel/locale.ts";

export type EditionsCommand =
  | { readonly name: "help" }
  | { readonly name: "list" }
  | { readonly name: "errata" }
  | { readonly name: "show"; readonly edition: string; readonly locale: Locale }
  | {
      readonly name: "diff";
      readonly one: string;
      readonly other: string;
      readonly locale: Locale;
      readonly hasExitCode: boolean;
    }
  | { readonly name: "find"; readonly text: string }
  | { readonly name: "check-links"; readonly isWritten: boolean };

/** What was asked cannot be understood; the message is for whoever asked. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** @throws {UsageError} */
export function readEditionsCommand(args: readonly string[]): EditionsCommand {
  const { values, positionals } = parse(args);
  const [name, ...rest] = positionals;
  if (values.help) return { name: "help" };
  const locale = LOCALES.find((known) => known === values.locale);
  if (locale === undefined) throw new UsageError(`--locale is one of ${LOCALES.join(", ")}.`);

  const [one, other] = rest;
  if ((name === "list" || name === "errata") && rest.length === 0) return { name };
  if (name === "show" && one !== undefined && rest.length === 1) return { name, edition: one, locale };
  if (name === "diff" && one !== undefined && other !== undefined && rest.length === 2)
    return { name, one, other, locale, hasExitCode: values["exit-code"] };
  if (name === "check-links" && rest.length === 0) return { name, isWritten: values.write };
  if (name === "find" && rest.length > 0) return { name, text: rest.join(" ") };
  throw new UsageError(name === undefined ? "Say what to do." : `Not understood: ${positionals.join(" ")}`);
}

function parse(args: readonly string[]) {
  try {
    const options = {
      help: { type: "boolean", short: "h", default: false },
      locale: { type: "string", default: "en" },
      "exit-code": { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : "Not understood.", { cause: error });
  }
}
