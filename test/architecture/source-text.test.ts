import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** What must not stand in a place, whatever it imports. */
const BANS = [
  {
    // A command line has an entry of its own beside the host's; like main.ts it hands settings on.
    place: /^functions\/(?!main\.ts|cli\/(?:editions|verify-journal)\.ts)|^shared\//,
    ban: /\bprocess\.env\b/,
    why: "only main.ts and the command line read the environment",
  },
  {
    place: /^shared\/[a-z-]+\/domain\//,
    ban: /\bnew Date\(\s*\)|\bDate\.now\b|\brandomUUID\b|\brandomBytes\b|\bMath\.random\b|\bPromise\b|\basync\b/,
    why: "the domain knows no clock, no randomness and no promise",
  },
  { place: /^(?!test\/)/, ban: /\bTODO\b|\bFIXME\b/, why: "nothing is left for later" },
  {
    // Not even by a test itself while it runs, which no list of tests would show. Two files plant what they look for.
    place: /^test\/(?!architecture\/source-text|unit\/requirements\/collected-tests)/,
    ban: /\b(?:skip|skipIf|runIf|only|todo|fails)\(/,
    why: "no test is skipped",
  },
  {
    place: /^test\/(?!support\/temporary-folder|architecture\/source-text|bench\/)/,
    ban: /\bmkdtemp(?:Sync)?\(/,
    why: "folders are made where they are removed",
  },
];

const breaches = (file: string, source: string) =>
  BANS.filter(({ place, ban }) => place.test(file) && ban.test(withoutComments(source))).map(
    ({ why }) => `${file}: ${why}`,
  );

const withoutComments = (source: string) => source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");

/** Without what another test file has planted for a moment. */
const FILES = globSync("{functions,shared,infra,test}/**/*.ts", { exclude: ["**/planted-*"] });

describe("source text", () => {
  it("holds to the bans in every file", () => {
    expect(FILES.flatMap((file) => breaches(file, readFileSync(file, "utf8")))).toEqual([]);
  });

  it.each([
    ["functions/services.ts", "const key = process.env.KEY;"],
    ["functions/cli/command-settings.ts", "const key = process.env.KEY;"],
    ["shared/codes/domain/lot.ts", "const at = new Date();"],
    ["shared/codes/domain/lot.ts", "export async function f() {}"],
    ["infra/local/stack.ts", "const later = 'TODO';"],
    ["test/unit/codes/lot.test.ts", "it.skip('holds', () => {});"],
    ["test/unit/codes/lot.test.ts", "it('holds', ({ skip }) => skip());"],
    ["test/unit/codes/lot.test.ts", "const folder = mkdtempSync('lots-');"],
  ])("sees a planted breach in %s: %s", (file, source) => {
    expect(breaches(file, source)).toHaveLength(1);
  });
});
