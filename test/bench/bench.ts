import { readFileSync, writeFileSync } from "node:fs";
import { arch, cpus, platform, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { type Closing, createClosing } from "#infra/local/closing.ts";
import { measureCodes } from "#test/bench/codes-part.ts";
import { measureLoad } from "#test/bench/load-part.ts";
import { measureOrders } from "#test/bench/orders-part.ts";
import { reportOf, type Section, withReport } from "#test/bench/report.ts";
import { measureSteps } from "#test/bench/steps-part.ts";

const DOCUMENT = "docs/performance.md";
/** As a shell says it of a process that SIGINT ended. */
const EXIT_INTERRUPTED = 130;

/** Every part by its name on the command line. */
const PARTS = {
  orders: (closing: Closing) => measureOrders(closing, { rounds: 3, orders: 100, callers: 16 }),
  codes: () => measureCodes({ rounds: 5, codes: 30_000 }),
  steps: () => measureSteps({ sizes: [1000, 10_000, 100_000] }),
  load: () => measureLoad({ rounds: 7 }),
} as const;

type Part = keyof typeof PARTS;

/** `npm run bench`: all parts, or those named; `--write` puts the report of all into the document. */
async function bench(closing: Closing): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { write: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const parts = chosen(positionals, values.write);
  const sections: Section[] = [];
  for (const part of parts) {
    console.error(`measuring: ${part}`);
    sections.push(await PARTS[part](closing));
    // What one part has started must not disturb the next.
    await closing.closeAll();
  }
  const report = reportOf(
    circumstances(["npm run bench", ...(values.write ? ["-- --write"] : [])].join(" ")),
    sections,
  );
  console.log(report);
  if (values.write) writeFileSync(DOCUMENT, withReport(readFileSync(DOCUMENT, "utf8"), report));
}

/** @throws {RangeError} for a part that does not exist, or where a report of some parts would replace that of all. */
function chosen(names: readonly string[], write: boolean): readonly Part[] {
  const all = Object.keys(PARTS) as Part[];
  const unknown = names.find((name) => !Object.hasOwn(PARTS, name));
  if (unknown !== undefined) throw new RangeError(`there is no part ${unknown}, only ${all.join(", ")}`);
  if (names.length > 0 && write) throw new RangeError("only a run of all parts is written down");
  return names.length === 0 ? all : all.filter((part) => names.includes(part));
}

function circumstances(command: string) {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return {
    machine: `${cpus().length} × ${cpu?.model.trim() ?? "CPU"}, ${memory} GiB, ${platform()} ${arch()}, Node.js ${process.versions.node}`,
    date: new Date().toISOString().slice(0, 10),
    command,
  };
}

const closing = createClosing();
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    const end = () => process.exit(EXIT_INTERRUPTED);
    closing.closeAll().then(end, end);
  });
try {
  await bench(closing);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await closing.closeAll();
}
