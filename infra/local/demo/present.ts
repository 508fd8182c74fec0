import { inspect } from "node:util";
import { failedOf } from "./check.ts";
import { reportText } from "./report-text.ts";
import { type DemoOptions, runDemo, StoryFault } from "./run-demo.ts";

/** Why the demo ends when somebody asks it to, e.g. by Ctrl-C. */
export class Interruption extends Error {
  override readonly name = "Interruption";
}

/** As a shell says it of a process that SIGINT ended. */
const EXIT_INTERRUPTED = 130;

type Presentation = DemoOptions & {
  readonly hasColours: boolean;
  readonly write: (text: string) => void;
};

/** Runs the demo and writes its report; resolves to the exit code: 0, 1 (a check or the story failed) or 130. */
export async function presentDemo({ hasColours, write, ...options }: Presentation): Promise<number> {
  try {
    const report = await runDemo(options);
    write(`\n${reportText(report, hasColours)}`);
    return failedOf(report.checks).length === 0 ? 0 : 1;
  } catch (fault) {
    if (fault instanceof Interruption) {
      write("\nInterrupted; everything has ended.");
      return EXIT_INTERRUPTED;
    }
    if (!(fault instanceof StoryFault)) throw fault;
    write(faultText(fault));
    return 1;
  }
}

function faultText({ message, cause, log }: StoryFault): string {
  const said = log.length === 0 ? ["none"] : log;
  const lines = [`\n${message}:`, inspect(cause, { colors: false }), "", "The host's last lines:"];
  return [...lines, ...said.map((line) => `  ${line}`)].join("\n");
}
