import { describe, expect, it } from "vitest";
import type { Edition } from "#shared/catalogue/domain/edition.ts";
import { findLink } from "#shared/catalogue/domain/edition-links.ts";
import { EDITIONS } from "#shared/catalogue/domain/editions/known-editions.ts";

const editionNamed = (letter: string): Edition => {
  const edition = EDITIONS.find(({ editionId }) => editionId.startsWith(letter));
  if (!edition) throw new Error(`no edition ${letter}`);
  return edition;
};
const [A, C] = [editionNamed("A"), editionNamed("C")];

describe("the links of an edition", () => {
  const urls = (kind: Parameters<typeof findLink>[1]) => EDITIONS.map((edition) => findLink(edition, kind)?.url);

  it("(R-155, D-5): are its own, older and absolute in A", () => {
    expect(urls("certification-overview")).toEqual([
      "https://www.microsoft.com/learning/certification-overview.aspx",
      "https://docs.microsoft.com/learn/certifications/",
      "https://docs.microsoft.com/learn/certifications/",
    ]);
    expect(findLink(A, "imagine-academy")).toMatchObject({ language: "de", line: 43 });
  });

  it("(D-20): lead to each edition's partner finder (R-55)", () => {
    expect(urls("partner-finder")).toEqual([
      "https://www.microsoft.com/learning/find-partner.aspx",
      "https://www.microsoft.com/learning/find-partner.aspx",
      "https://docs.microsoft.com/learn/certifications/partners",
    ]);
  });

  it("(D-21): lead to each edition's Software Assurance programme", () => {
    expect(urls("sa-programme")).toEqual([
      "https://www.microsoft.com/learning/software-assurance-benefits.aspx",
      "https://docs.microsoft.com/partner-center/software-assurance-lp",
      "https://docs.microsoft.com/partner-center/software-assurance-lp",
    ]);
  });

  it("R-38: lead from every exam to its preparation", () => {
    expect(urls("exam-preparation")).toEqual([
      "https://www.microsoft.com/learning/exam-list.aspx",
      "https://docs.microsoft.com/learn/certifications/browse/?resource_type=examination",
      "https://docs.microsoft.com/learn/certifications/browse/?resource_type=examination",
    ]);
  });

  it("R-36: lead in all of them to the way to become a Certiport centre", () => {
    expect(new Set(urls("test-centre-enrolment")).size).toBe(1);
    expect(urls("test-centre-requirements")[0]).toMatch(/^http:/);
  });

  it("D-5: hide a dead one, and put no other edition's in its place", () => {
    const dead = (edition: Edition) => edition.links.filter(({ checked }) => checked?.found === "dead");

    expect(dead(A).map(({ kind }) => kind)).toEqual(["e-learning-activation-demo", "business-center-guide"]);
    expect(urls("business-center-guide")).toEqual([undefined, undefined, undefined]);
    expect(findLink(C, "library-sample")).toBeUndefined();
  });
});
