import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { ERRATA, mended } from "#shared/catalogue/domain/errata.ts";
import { SOURCE_TEXTS } from "#shared/catalogue/domain/source-texts.ts";

const erratumOf = (rule: string) => {
  const found = ERRATA.filter(({ rules }) => rules.includes(rule));
  if (found[0] === undefined) throw new Error(`no erratum of ${rule}`);
  return found[0];
};

describe("the errata", () => {
  it("each name a text, its lines, the slip, what is held instead and the rules that settle it", () => {
    expect(ERRATA.length).toBeGreaterThan(20);
    for (const { sourceId, lines, says, holds, rules } of ERRATA) {
      expect(SOURCE_TEXTS[sourceId].sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(lines.length > 0 && lines.every((line) => Number.isSafeInteger(line) && line > 0)).toBe(true);
      expect(says).not.toBe(holds);
      expect(rules.length).toBeGreaterThan(0);
    }
  });

  it("(D-22, T-11): an invoice of January 2020 shows from 15 February 2020, the 15th of the next month by the rule", () => {
    const [, month = "", shown = ""] = /invoice of (\S+) shows from (\S+)/.exec(erratumOf("D-22").holds) ?? [];

    const byTheRule = Temporal.PlainYearMonth.from(month).add({ months: 1 }).toPlainDate({ day: 15 });

    expect(byTheRule.toString()).toBe(shown);
    expect(erratumOf("T-11")).toMatchObject({ says: expect.stringContaining("2019-02-15") });
  });

  it("(D-23, T-10): the conversion goes from training vouchers to planning days, whatever the guide's headings say", () => {
    expect(erratumOf("D-23")).toMatchObject({
      lines: [374, 403, 423, 427],
      holds: "training vouchers become planning days",
    });
    expect(erratumOf("T-10")).toBe(erratumOf("D-23"));
  });

  it("T-8: what a partner may do is six actions, though one stands in the list twice", () => {
    expect(ERRATA.find(({ holds }) => holds === "six actions")).toMatchObject({
      sourceId: "benefits-guide-zh",
      lines: [114, 120],
    });
  });

  it("D-6: the packs' size is a quantity, not a serial number", () => {
    expect(erratumOf("D-6")).toMatchObject({ sourceId: "licensing-zh", says: "編號", holds: "數量" });
  });

  it.each([
    ["Package de site MTA/MCE et MOS/MEC", "Package de site MTA/MCE et MOS/MCE"],
    ["測驗凴券", "測驗憑券"],
    ["測驗憑證清單", "測驗憑券清單"],
    ["compétence et iengagement", "compétence et engagement"],
    ["die  die Teilnehmer", "die die Teilnehmer"],
    ["MCP- Webpaket", "MCP Class Pack"],
    ["L'ensemble des classes de certification", "package de classe de certification"],
  ])("D-8: %s is read as %s", (says, meant) => {
    expect(mended(says)).toBe(meant);
  });
});
