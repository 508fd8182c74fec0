import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { EXPLANATIONS } from "#shared/operations/domain/dead-letter.ts";
import { ACTIONS } from "#shared/operations/domain/order-standing.ts";

const PAGE = readFileSync(new URL("../../../docs/operations.md", import.meta.url), "utf8");

/** Explanations without a section, and sections of none. */
function disagreements(page: string): string[] {
  const [, explained = ""] = page.split("## Why a message is a dead letter\n");
  const [chapter = ""] = explained.split(/^## /m);
  const sections = [...chapter.matchAll(/^### (.+)$/gm)].map(([, slug = ""]) => slug);
  const missing = EXPLANATIONS.filter((slug) => !sections.includes(slug));
  return [...missing, ...sections.filter((slug) => !EXPLANATIONS.some((known) => known === slug))];
}

it("the operations page explains every explanation, and none besides", () => {
  expect(disagreements(PAGE)).toEqual([]);
});

it.each([
  ["a section is missing", PAGE.replace("### expired\n", "### expire\n"), ["expired", "expire"]],
  ["a section is one too many", PAGE.replace("### expired\n", "### expired\n\n### burnt\n"), ["burnt"]],
])("the page would be found out when %s", (_fault, page, expected) => {
  expect(disagreements(page)).toEqual(expected);
});

/** Reasons and actions without their row, and rows of none. */
function misplacedReasons(page: string): string[] {
  const [, chapter = ""] = page.split("## Reasons and actions\n");
  const [table = ""] = chapter.split(/^## /m);
  const rows = [...table.matchAll(/^\| `(.+?)` \|.+?\| `(.+?)` \|/gm)].map(
    ([, reason, action]) => `${reason} ${action}`,
  );
  const known = Object.entries(ACTIONS).map(([reason, action]) => `${reason} ${action}`);
  return [...known.filter((row) => !rows.includes(row)), ...rows.filter((row) => !known.includes(row))];
}

it("the operations page has a row for every reason with its action, and none besides", () => {
  expect(misplacedReasons(PAGE)).toEqual([]);
});

it("the page would be found out when a row is another", () => {
  const page = PAGE.replace("`mend-and-resume`", "`resume`");

  expect(misplacedReasons(page)).toEqual(["parked mend-and-resume", "parked resume"]);
});
