import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { arch, cpus, platform, totalmem } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type Closing, createClosing } from "#infra/local/closing.ts";
import { measureCodes } from "#test/bench/codes-part.ts";
import { measureLoad } from "#test/bench/load-part.ts";
import { measureOrders } from "#test/bench/orders-part.ts";
import { reportOf, type Section, withReport } from "#test/bench/report.ts";
import { measureSteps } from "#test/bench/steps-part.ts";

const DOCUMENT = "docs/performance.md";
/** As a shell says it of a process that the signal ended. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;
/** What was still starting when everything was ended gets this long to be there, and to be ended as well. */
const START_GRACE_MS = 10_000;

/** Every part by its name on the command line. */
const PARTS = {
  orders: (closing: Closing, interrupted: AbortSignal) =>
    measureOrders(closing, { rounds: 3, orders: 100, callers: 16 }, interrupted),
  codes: () => measureCodes({ rounds: 5, codes: 30_000 }),
  steps: (closing: Closing) => measureSteps(closing, { sizes: [1000, 10_000, 100_000] }),
  load: () => measureLoad({ rounds: 7 }),
} as const;

type Part = keyof typeof PARTS;

/** `npm run bench`: all parts, or those named; `--write` puts the report of all into the document. */
async function bench(closing: Closing, interrupted: AbortSignal): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { write: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const parts = chosen(positionals, values.write);
  // Minutes of measuring are not to end at a document without a place for them.
  if (values.write) withReport(readFileSync(DOCUMENT, "utf8"), "");
  const sections: Section[] = [];
  for (const part of parts) {
    console.error(`measuring: ${part}`);
    sections.push(await PARTS[part](closing, interrupted));
    // What one part has started must not disturb the next.
    await closing.closeAll();
    interrupted.throwIfAborted();
  }
  const report = reportOf(
    circumstances(["npm run bench", ...(values.write ? ["-- --write"] : [])].join(" ")),
    sections,
  );
  console.log(report);
  if (values.write) writeDown(report);
}

/** The document as it is by now, with the report; replaced as a whole or not at all. */
function writeDown(report: string): void {
  const text = withReport(readFileSync(DOCUMENT, "utf8"), report);
  const written = `${DOCUMENT}.${process.pid}`;
  writeFileSync(written, text);
  renameSync(written, DOCUMENT);
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

/** Ends everything that was started, and then the process. */
async function interrupt(signal: keyof typeof EXIT_CODES): Promise<never> {
  console.error("interrupted: ending what was started");
  interruption.abort();
  await Promise.allSettled([closing.closeAll()]);
  await Promise.race([Promise.allSettled([measuring]), delay(START_GRACE_MS)]);
  const [closed] = await Promise.allSettled([closing.closeAll()]);
  if (closed.status === "rejected") console.error(closed.reason);
  process.exit(EXIT_CODES[signal]);
}

const closing = createClosing();
const interruption = new AbortController();
const measuring = bench(closing, interruption.signal);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void interrupt(signal));
try {
  await measuring;
} catch (error) {
  // Whatever fails while everything is being ended fails of that.
  if (!interruption.signal.aborted) {
    console.error(error);
    process.exitCode = 1;
  }
} finally {
  if (!interruption.signal.aborted) await closing.closeAll();
}
