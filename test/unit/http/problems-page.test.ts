import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PROBLEM_CODES, problemAnswer } from "#functions/http/problem.ts";

const PAGE = readFileSync(new URL("../../../docs/problems.md", import.meta.url), "utf8");

/** What the page and the code disagree on; sections by slug, each with the text below it. */
function disagreements(page: string): string[] {
  const sections = new Map(
    page
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf("\n")), section]),
  );
  const incomplete = PROBLEM_CODES.filter((code) => {
    const { status } = problemAnswer("", { code, correlationId: "" });
    const parts = [`Status ${status}.`, "**When:** ", "**What to do:** "];
    return !parts.every((part) => sections.get(code)?.includes(part));
  });
  const foreign = [...sections.keys()].filter((slug) => !PROBLEM_CODES.some((code) => code === slug));
  return [...incomplete, ...foreign];
}

describe("the page of problems", () => {
  it("has one section for every problem, with its status, and none besides", () => {
    expect(disagreements(PAGE)).toEqual([]);
  });

  it.each([
    ["a section is missing", PAGE.replace("## code-expired\n", "## code-expire\n"), ["code-expired", "code-expire"]],
    ["a status is wrong", PAGE.replace("Status 410.", "Status 404."), ["code-expired"]],
    ["a section is one too many", `${PAGE}\n## code-revoked\n`, ["code-revoked"]],
  ])("would be found out when %s", (_kind, page, expected) => {
    expect(disagreements(page)).toEqual(expected);
  });
});
