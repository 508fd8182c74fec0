import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { programmesNamed, skusNamed } from "#shared/catalogue/domain/imported-names.ts";
import { PROGRAMME_NAMES } from "#shared/catalogue/domain/programme-names.ts";
import { PROGRAMMES } from "#shared/contracts/agreement-registered.ts";
import { PRODUCT_NAMES, SKUS } from "#shared/contracts/product-names.ts";
import { LOCALES } from "#shared/kernel/locale.ts";

describe("names from other people's texts", () => {
  it.each([
    ["Package de site MTA/MCE et MOS/MEC", ["SITE-MTA-MCE-125", "SITE-MOS-MCE-125"]],
    ["MOS/MEC site pack", ["SITE-MOS-MCE-125"]],
    ["mos / mta / mce Webpaket", ["SITE-MOS-MTA-MCE-500"]],
    ["MTA/MCE 和 MOS/MCE 站點套件", ["SITE-MTA-MCE-125", "SITE-MOS-MCE-125"]],
    ["MOS 站點套件", ["SITE-MOS-MTA-MCE-500", "SITE-MOS-MCE-125"]],
    ["認證測驗凴券", ["VOUCHER-1"]],
    ["Bons pour des examens de certification", ["VOUCHER-1"]],
    ["E-Referenzbibliothek", ["LIBRARY-1"]],
    ["e-learning", ["E-LEARNING"]],
    ["class-mcp-30", ["CLASS-MCP-30"]],
    ["Visual Studio", []],
    ["site pack", []],
    ["", []],
  ])("D-8: %s means %j, and never a product that is not ours", (name, skus) => {
    expect(skusNamed(name)).toEqual(skus);
  });

  it.each([
    "Microsoft Certified Professional  課堂套件",
    "Microsoft Certified Professional (MCP) 課程套件",
    "MCP 站點套件",
    "MCP- Webpaket",
    "MCP-Ausbildungspaket",
    "MCP Class Pack",
    "L’ensemble des classes de certification professionnelle",
    "package de classe MCP",
  ])("(D-15, R-12): %s is the class pack, the only pack for MCP", (name) => {
    expect(skusNamed(name)).toEqual(["CLASS-MCP-30"]);
  });

  it("R-152: every display name leads back to its product, in every language", () => {
    for (const sku of SKUS) for (const locale of LOCALES) expect(skusNamed(PRODUCT_NAMES[sku][locale])).toEqual([sku]);
  });

  it.each([
    ["EES (入學教育解決方案)", ["EES"]],
    ["OVS-ES（開放式訂閱-入學訂閱）", ["OVS-ES"]],
    ["入學教育解決方案", ["EES"]],
    ["開放式訂閱-入學訂閱", ["OVS-ES"]],
    ["Inscription pour des solutions éducatives (EES)", ["EES"]],
    ["Inscription scolaire (dans le cadre d'un accord avec un campus ou une école)", ["SCHOOL"]],
    ["Anmeldung für Schulungslösungen (EES)", ["EES"]],
    ["Einschulung (im Rahmen eines Campus- und Ausbildungsvertrags)", ["SCHOOL"]],
    ["Einschulung", ["SCHOOL"]],
    ["Plus für Akademiker auswählen", ["SELECT-PLUS-EDU"]],
    ["Select Plus pour l'enseignement", ["SELECT-PLUS-EDU"]],
    ["ovs-es", ["OVS-ES"]],
    ["Campus", []],
  ])("D-9: the programme %s is %j", (name, programmes) => {
    expect(programmesNamed(name)).toEqual(programmes);
  });

  it("(D-9, R-154): every programme's name leads back to its code, and keeps the acronym in Latin letters", () => {
    for (const programme of PROGRAMMES)
      for (const locale of LOCALES) expect(programmesNamed(PROGRAMME_NAMES[programme][locale])).toEqual([programme]);
    for (const acronym of ["EES", "OVS-ES"] as const)
      for (const locale of LOCALES)
        expect(PROGRAMME_NAMES[acronym][locale]).toMatch(new RegExp(`[(（]${acronym}[)）]$`));
    expect(programmesNamed("教育解決方案註冊 (EES)")).toEqual(["EES"]);
  });

  it("takes any text without failing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 64 }), (text) =>
        skusNamed(text).every((sku) => SKUS.includes(sku)),
      ),
    );
  });
});
