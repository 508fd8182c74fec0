import { describe, expect, it } from "vitest";
import type { Edition } from "#shared/catalogue/domain/edition.ts";
import { differencesBetween, factsOf } from "#shared/catalogue/domain/edition-facts.ts";
import { EDITION_C_2019_ZH } from "#shared/catalogue/domain/editions/c-2019-zh.ts";
import { EDITIONS } from "#shared/catalogue/domain/editions/known-editions.ts";

/** What an edition is called, where it says something, where that was found, and what a reader of English does not see. */
const LEFT_OUT = [
  /^\/(editionId|sourceId)$/,
  /\/(line|section|source|sources\/\d+|language|checked.*)$/,
  /^\/imagineAcademy\/benefits\/\d+\/rule$/,
  /^\/products\/\d+\/names\//,
  /\/(fr|de|zh-TW)$/,
];

/** The path of every value that holds no other; what is not there has none. */
const leavesOf = (value: unknown, path = ""): readonly string[] =>
  typeof value === "object"
    ? Object.entries(value ?? {}).flatMap(([name, member]) => leavesOf(member, `${path}/${name}`))
    : [path];

/** The same with another value at one leaf. */
function changedAt(leaf: string, value: unknown, path = ""): unknown {
  if (path === leaf) return typeof value === "boolean" ? !value : `${value} changed`;
  if (Array.isArray(value)) return value.map((member, index) => changedAt(leaf, member, `${path}/${index}`));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, changedAt(leaf, member, `${path}/${name}`)]),
  );
}

const differencesOf = (one: Edition, other: Edition) => differencesBetween(factsOf(one, "en"), factsOf(other, "en"));

describe("the facts of an edition", () => {
  it.each(EDITIONS)("tell a change of anything that $editionId says (D-1, R-150)", (edition) => {
    const isSaid = (leaf: string) => {
      const [, family] = /^\/deliveries\/(\w+)/.exec(leaf) ?? [];
      const isKnown = family === undefined || edition.certificationFamilies.some((known) => known === family);
      return isKnown && !LEFT_OUT.some((pattern) => pattern.test(leaf));
    };

    const untold = leavesOf(edition)
      .filter(isSaid)
      .filter((leaf) => differencesOf(edition, changedAt(leaf, edition) as Edition).length === 0);

    expect(untold).toEqual([]);
  });

  it.each([
    ["customer service", "certiport", "https://certiport.pearsonvue.com/Support, +1 888 999 9830"],
    ["academy", "press-books", "Microsoft Press books at 60 % of their price; 60/100 of the price is paid"],
    ["academy", "free vouchers", "30 for each agreement, not again on renewal: MOS, MTA, Fundamentals, MCE"],
    [
      "product",
      "SITE-MOS-MCE-125",
      "exam-pack for a site; 125 codes; MOS/MCE; under EES, SCHOOL, OVS-ES; a year of use; academic only",
    ],
  ])("say in words: %s, %s", (topic, name, value) => {
    expect(factsOf(EDITION_C_2019_ZH, "en")).toContainEqual({ topic, name, value });
  });
});
