import { type EditionsCommand, readEditionsCommand, UsageError } from "#functions/cli/editions-command.ts";
import { diffText, errataText, findText, HELP, listText, showText } from "#functions/cli/editions-text.ts";
import { SETTING_FORMS } from "#functions/setting-forms.ts";
import type { Environment } from "#functions/settings.ts";
import type { Edition } from "#shared/catalogue/domain/edition.ts";
import { EDITIONS } from "#shared/catalogue/domain/editions/known-editions.ts";

type Output = { readonly out: (text: string) => void; readonly err: (text: string) => void };
type Done = { readonly text: string; readonly exitCode: 0 | 1 };

/** Exit codes: 0 done; 1 `diff --exit-code` found differences, or `find` nothing; 2 not understood. */
export function runEditions(args: readonly string[], settings: Environment, { out, err }: Output): 0 | 1 | 2 {
  try {
    const { text, exitCode } = done(readEditionsCommand(args), settings);
    out(text);
    return exitCode;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    err(`${error.message}\nSee: npm run editions -- --help`);
    return 2;
  }
}

function done(command: EditionsCommand, settings: Environment): Done {
  switch (command.name) {
    case "help":
      return { text: HELP, exitCode: 0 };
    case "list":
      return { text: listText(EDITIONS, scheduleIn(settings)), exitCode: 0 };
    case "errata":
      return { text: errataText(), exitCode: 0 };
    case "show":
      return { text: showText(editionNamed(command.edition), command.locale), exitCode: 0 };
    case "diff": {
      const { text, hasDifferences } = diffText(editionNamed(command.one), editionNamed(command.other), command.locale);
      return { text, exitCode: hasDifferences && command.hasExitCode ? 1 : 0 };
    }
    case "find": {
      const { text, isFound } = findText(command.text);
      return { text, exitCode: isFound ? 0 : 1 };
    }
  }
}

function editionNamed(name: string): Edition {
  const edition = EDITIONS.find(({ editionId }) => editionId === name || editionId.startsWith(`${name}-`));
  if (edition === undefined)
    throw new UsageError(`There is no edition ${name}: ${EDITIONS.map(({ editionId }) => editionId).join(", ")}.`);
  return edition;
}

function scheduleIn({ CATALOGUE_EDITIONS }: Environment) {
  const { schema, requirement } = SETTING_FORMS.CATALOGUE_EDITIONS;
  const parsed = schema.safeParse(CATALOGUE_EDITIONS);
  if (!parsed.success) throw new UsageError(`CATALOGUE_EDITIONS ${requirement}.`);
  return parsed.data;
}
