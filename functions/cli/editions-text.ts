import type { Look } from "#functions/cli/look-at-link.ts";
import { textTable } from "#infra/terminal/text-table.ts";
import { wrappedRows } from "#infra/terminal/wrapped.ts";
import type { Edition } from "#shared/catalogue/domain/edition.ts";
import { differencesBetween, factsOf } from "#shared/catalogue/domain/edition-facts.ts";
import type { EditionPeriod, EditionSchedule } from "#shared/catalogue/domain/edition-schedule.ts";
import { ERRATA } from "#shared/catalogue/domain/errata.ts";
import { programmesNamed, skusNamed } from "#shared/catalogue/domain/imported-names.ts";
import { SOURCE_TEXTS } from "#shared/catalogue/domain/source-texts.ts";
import type { Locale } from "#shared/kernel/locale.ts";

export const HELP = `The catalogue's editions: what they say, and in what they differ.

  npm run editions -- list                     the editions, and which is in force where by CATALOGUE_EDITIONS
  npm run editions -- show <edition>           everything an edition says
  npm run editions -- diff <one> <other>       what two editions say differently
  npm run editions -- errata                   slips in the source texts, and what is held instead
  npm run editions -- check-links              which of the links answer, as seen from here
  npm run editions -- find <name>              products and programmes that a name from elsewhere may mean

An edition is named by its id or its letter: C-2019-zh or C.

Options
  --locale <en|fr|de|zh-TW>   language of the texts; en
  --exit-code                 of diff: end with 1 when the editions differ
  --write                     of check-links: keep what was found, with the day; dead links are then shown nowhere

Exit code
  0  done
  1  diff --exit-code found differences, find found nothing, or check-links a dead link
  2  not understood`;

/** Columns of a cell with running text. */
const WIDE = 56;
const NOTHING = "—";

/** The editions with their sources, then the periods of every market; without a line end. */
export const listText = (editions: readonly Edition[], schedule: EditionSchedule): string =>
  [
    ...textTable(
      [{ title: "edition" }, { title: "text" }, { title: "date" }, { title: "sha256 of the text" }],
      editions.map(({ editionId, sourceId }) => {
        const { locale, date, sha256 } = SOURCE_TEXTS[sourceId];
        return [editionId, locale, date ?? NOTHING, sha256];
      }),
    ),
    "",
    ...textTable(
      [{ title: "market" }, { title: "edition in force" }, { title: "from (UTC)" }, { title: "to (UTC), exclusive" }],
      Object.entries(schedule).flatMap(([market, periods]) => periods.map((period) => periodRow(market, period))),
    ),
    "",
    "* is every market that is not named.",
  ].join("\n");

const periodRow = (market: string, { edition, from, to }: EditionPeriod) => [
  market,
  edition,
  from ?? NOTHING,
  to ?? NOTHING,
];

/** Everything an edition says, with the places of its rules; without a line end. */
export function showText(edition: Edition, locale: Locale): string {
  const rows = factsOf(edition, locale)
    .filter(({ topic }) => topic !== "rule")
    .map(({ topic, name, value }) => [topic, name, value]);
  const rules = Object.entries(edition.grounds).map(([name, { rule, section, line }]) => [
    "rule",
    name,
    `${rule}: ${section}, line ${line}`,
  ]);
  const columns = [{ title: "topic" }, { title: "name" }, { title: edition.editionId }];
  return textTable(columns, wrappedRows([...rows, ...rules], [WIDE, WIDE, 2 * WIDE])).join("\n");
}

/** `hasDifferences` and the table of them, without a line end. */
export function diffText(one: Edition, other: Edition, locale: Locale) {
  const differences = differencesBetween(factsOf(one, locale), factsOf(other, locale));
  const hasDifferences = differences.length > 0;
  if (!hasDifferences) return { hasDifferences, text: "The editions say the same." };
  const rows = differences.map((found) => [found.topic, found.name, found.one ?? NOTHING, found.other ?? NOTHING]);
  const columns = [{ title: "topic" }, { title: "name" }, { title: one.editionId }, { title: other.editionId }];
  const table = textTable(columns, wrappedRows(rows, [WIDE, WIDE, WIDE, WIDE]));
  return { hasDifferences, text: [...table, "", `${differences.length} differences.`].join("\n") };
}

/** Every slip and where it stands, without a line end. */
export const errataText = (): string =>
  textTable(
    [{ title: "text" }, { title: "lines" }, { title: "says" }, { title: "held instead" }, { title: "rules" }],
    wrappedRows(
      ERRATA.map(({ sourceId, lines, says, holds, rules }) => [
        sourceId,
        lines.join(", "),
        says.trim() === "" ? "two blanks" : says,
        holds.trim() === "" ? "one blank" : holds,
        rules.join(", "),
      ]),
      [WIDE, WIDE, WIDE, WIDE, WIDE],
    ),
  ).join("\n");

/** What was found at each address, without a line end. */
export const linksText = (looks: readonly Look[]): string =>
  textTable(
    [{ title: "found" }, { title: "address" }, { title: "because" }],
    looks.map(({ found, url, because }) => [found, url, because ?? ""]),
  ).join("\n");

/** What a name may mean, without a line end. */
export function findText(name: string) {
  const found = [
    ...skusNamed(name).map((sku) => ["product", sku]),
    ...programmesNamed(name).map((programme) => ["programme", programme]),
  ];
  const text =
    found.length === 0
      ? "Nothing in the catalogue has a name like this."
      : textTable([{ title: "kind" }, { title: "may mean" }], found).join("\n");
  return { isFound: found.length > 0, text };
}
