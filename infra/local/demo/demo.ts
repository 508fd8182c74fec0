import { Interruption, presentDemo } from "./present.ts";
import { plainProgress, terminalProgress } from "./progress.ts";

/** `npm run demo`: two orders from their agreements to their expired codes, with the checks that show it. */
const interrupt = new AbortController();
process.once("SIGINT", () => interrupt.abort(new Interruption("asked to end")));
process.once("SIGTERM", () => interrupt.abort(new Interruption("asked to end")));

const isTerminal = process.stdout.isTTY === true;
const hasColours = isTerminal && !process.env.NO_COLOR;
const write = (text: string) => {
  process.stdout.write(`${text}\n`);
};

process.exitCode = await presentDemo({
  show: isTerminal ? terminalProgress(hasColours) : plainProgress(write),
  signal: interrupt.signal,
  hasColours,
  write,
});
