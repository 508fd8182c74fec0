import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { beforeEach, describe, expect, it } from "vitest";
import { plantedFolder } from "#test/support/temporary-folder.ts";

/** A folder inside the project, so that the tools judge it by the project's own configuration. */
let folder: string;

beforeEach(() => {
  folder = plantedFolder("test/architecture");
});

/** What a tool says of planted files; a tool that finds nothing exits with 0. */
async function judge(tool: string, args: readonly string[], files: Readonly<Record<string, string>>) {
  for (const [name, source] of Object.entries(files)) writeFileSync(join(folder, name), source);
  try {
    const { stdout } = await promisify(execFile)(`node_modules/.bin/${tool}`, [...args, folder]);
    return { passed: true, said: stdout };
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return { passed: false, said: stdout + stderr };
  }
}

const biome = ["check", "--colors=off", "--max-diagnostics=200"];
const oxlint = [
  "--type-aware",
  "-A",
  "all",
  "-D",
  "typescript/no-floating-promises",
  "-D",
  "typescript/no-misused-promises",
];

/** Whole programs are started here, on machines that may be busy. Unit: milliseconds. */
const PATIENCE = { timeout: 60_000 };

describe("the linter", PATIENCE, () => {
  it.each([
    ["noExplicitAny", { "planted.ts": "export const read = (value: any): string => String(value);\n" }],
    ["noDefaultExport", { "planted.ts": "const one = 1;\nexport default one;\n" }],
    ["noProcessEnv", { "planted.ts": "export const home = process.env.HOME;\n" }],
    [
      "useImportExtensions",
      { "planted.ts": 'import { b } from "./b";\nexport const a = b;\n', "b.ts": "export const b = 1;\n" },
    ],
    ["noBarrelFile", { "planted.ts": 'export * from "./b.ts";\n', "b.ts": "export const b = 1;\n" }],
    ["noImportCycles", cycle()],
    ["useErrorCause", { "planted.ts": rethrow() }],
    ["noExcessiveLinesPerFile", { "planted.ts": lines(251, (n) => `export const value${n} = ${n};`) }],
    ["useFilenamingConvention", { "Planted_File.ts": "export const one = 1;\n" }],
    ["format", { "planted.ts": "export const one   =  1\n" }],
  ])("catches %s", async (rule, files) => {
    const { passed, said } = await judge("biome", biome, files);

    expect(passed).toBe(false);
    expect(said).toContain(rule);
  });

  it("lets a sound file pass", async () => {
    const { passed } = await judge("biome", biome, { "sound.ts": "export const one = 1;\n" });

    expect(passed).toBe(true);
  });
});

describe("the check of promises", PATIENCE, () => {
  it.each([
    ["no-floating-promises", "const work = async () => 1;\nexport const start = () => {\n  work();\n};\n"],
    ["no-misused-promises", "const isOpen = async () => true;\nexport const answer = () => (isOpen() ? 1 : 2);\n"],
  ])("catches %s", async (rule, source) => {
    const { passed, said } = await judge("oxlint", oxlint, { "planted.ts": source });

    expect(passed).toBe(false);
    expect(said).toContain(rule);
  });
});

describe("the check of unused code", PATIENCE, () => {
  it("catches a file nobody imports and an export nobody uses", async () => {
    writeFileSync(join(folder, "b.ts"), "export const used = 1;\nexport const unused = 2;\n");
    writeFileSync(join(folder, "alone.ts"), "export const alone = 1;\n");
    writeFileSync(join(folder, "planted.test.ts"), 'import { used } from "./b.ts";\n\nconsole.log(used);\n');

    const said = await knip();

    expect(said).toContain(`${basename(folder)}/alone.ts`);
    expect(said).toMatch(new RegExp(`unused .*${basename(folder)}/b\\.ts`));
  });
});

describe("the compiler", PATIENCE, () => {
  it.each([
    [
      "a language without its texts (R-153)",
      'import { WORDINGS } from "#shared/notifications/templates/wordings.ts";',
      "const { fr: _fr, ...planted }: typeof WORDINGS = WORDINGS;",
      "export const wordings: typeof WORDINGS = planted;",
      "fr",
    ],
    [
      "a refusal without its problem",
      'import type { AnswerRequest } from "#functions/http/endpoint.ts";',
      'import { refuse } from "#shared/kernel/outcome.ts";',
      'export const planted: AnswerRequest = async () => refuse("code-nobody-knows");',
      "code-nobody-knows",
    ],
  ])("catches %s", async (_fault, first, second, third, named) => {
    writeFileSync(join(folder, "planted.ts"), `${[first, second, third].join("\n")}\n`);

    const said = await saidBy("tsc", ["--pretty", "false"]);

    expect(said).toContain(`${basename(folder)}/planted.ts`);
    expect(said).toContain(named);
  });
});

const knip = () => saidBy("knip", ["--no-progress"]);

async function saidBy(tool: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(`node_modules/.bin/${tool}`, [...args]);
    return stdout;
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

function cycle(): Record<string, string> {
  return {
    "planted.ts": 'import { b } from "./b.ts";\n\nexport const a = () => b();\n',
    "b.ts": 'import { a } from "./planted.ts";\n\nexport const b = (): unknown => a();\n',
  };
}

function rethrow(): string {
  return `export function run(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new Error("failed");
  }
}
`;
}

function lines(count: number, line: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => `${line(n)}\n`).join("");
}
