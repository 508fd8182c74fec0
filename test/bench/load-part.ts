import { execFile } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { promisify } from "node:util";
import { type Figure, figureOf, figureText, numberText, ratioOf, ratioText } from "#test/bench/figures.ts";
import { type Section, tableOf } from "#test/bench/report.ts";

/** What a start of the app costs before its first invocation. */
type Load = { readonly ms: number; readonly rssMb: number };

const BUNDLE = "dist/main.cjs";
const ENTRIES = { bundle: BUNDLE, unbundled: "functions/main.ts" } as const;
const PROGRAM = "test/bench/load-once.ts";

/** Loads the bundle and the sources in turn, each time in a process of its own, and says what either costs. */
export async function measureLoad({ rounds }: { readonly rounds: number }): Promise<Section> {
  const loads: Record<keyof typeof ENTRIES, Load[]> = { bundle: [], unbundled: [] };
  for (let round = 0; round <= rounds; round += 1) {
    // The first of each only brings the files into memory.
    const keep = round > 0;
    const [bundle, unbundled] = [await loadOnce(ENTRIES.bundle), await loadOnce(ENTRIES.unbundled)];
    if (!keep) continue;
    loads.bundle.push(bundle);
    loads.unbundled.push(unbundled);
  }
  return loadSection(loads);
}

async function loadOnce(entry: string): Promise<Load> {
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, entry], { env: settings() });
  return JSON.parse(stdout.slice(stdout.lastIndexOf("\n{") + 1));
}

const settings = (): Record<string, string> => JSON.parse(readFileSync("local.settings.sample.json", "utf8")).Values;

function loadSection(loads: Readonly<Record<keyof typeof ENTRIES, readonly Load[]>>): Section {
  const figures = (pick: (load: Load) => number): Readonly<Record<keyof typeof ENTRIES, Figure>> => ({
    bundle: figureOf(loads.bundle.map(pick)),
    unbundled: figureOf(loads.unbundled.map(pick)),
  });
  const row = (name: string, { bundle, unbundled }: ReturnType<typeof figures>) => [
    name,
    figureText(bundle),
    figureText(unbundled),
    ratioText(ratioOf(bundle, unbundled)),
  ];
  return {
    heading: "Module load",
    blocks: [
      `From the start of the import to the last trigger registered; the client libraries are loaded when they are first used. The bundle has ${numberText(statSync(BUNDLE).size / 1e6)} MB; the sources are stripped of their types while they are loaded.`,
      tableOf(
        ["", "bundle", "unbundled", "ratio"],
        [
          row(
            "ms",
            figures(({ ms }) => ms),
          ),
          row(
            "resident MB afterwards",
            figures(({ rssMb }) => rssMb),
          ),
        ],
      ),
    ],
  };
}
