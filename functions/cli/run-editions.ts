import { type EditionsCommand, readEditionsCommand, UsageError } from "#functions/cli/editions-command.ts";
import { diffText, errataText, findText, HELP, linksText, listText, showText } from "#functions/cli/editions-text.ts";
import { checksOf, type Look, type LookAtLink } from "#functions/cli/look-at-link.ts";
import { SETTING_FORMS } from "#functions/setting-forms.ts";
import type { Environment } from "#functions/settings.ts";
import type { Edition } from "#shared/catalogue/domain/edition.ts";
import { EDITIONS } from "#shared/catalogue/domain/editions/known-editions.ts";
import type { LinkChecks } from "#shared/contracts/link-checks.ts";

type Around = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly lookAtLink: LookAtLink;
  readonly keepChecks: (checks: LinkChecks) => void;
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
};
type Done = { readonly text: string; readonly exitCode: 0 | 1 };

/** Exit codes: 0 done; 1 `diff --exit-code` found differences, `find` nothing or `check-links` a dead link; 2 not understood. */
export async function runEditions(args: readonly string[], settings: Environment, around: Around): Promise<0 | 1 | 2> {
  const { out, err } = around;
  try {
    const { text, exitCode } = await done(readEditionsCommand(args), settings, around);
    out(text);
    return exitCode;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    err(`${error.message}\nSee: npm run editions -- --help`);
    return 2;
  }
}

function done(command: EditionsCommand, settings: Environment, around: Around): Done | Promise<Done> {
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
    case "check-links":
      return checkLinks(command, around);
    case "find": {
      const { text, isFound } = findText(command.text);
      return { text, exitCode: isFound ? 0 : 1 };
    }
  }
}

/** Each address once, one after the other. Where nothing can be said, what was known before stays. */
async function checkLinks(
  { isWritten }: { readonly isWritten: boolean },
  { lookAtLink, keepChecks, today }: Around,
): Promise<Done> {
  const urls = [...new Set(EDITIONS.flatMap(({ links }) => links.map(({ url }) => url)))].toSorted();
  const looks: Look[] = [];
  for (const url of urls) looks.push(await lookAtLink(url));
  if (isWritten) keepChecks(checksOf(looks, today));
  return { text: linksText(looks), exitCode: looks.some(({ found }) => found === "dead") ? 1 : 0 };
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
