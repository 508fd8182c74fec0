import { Interruption, presentDemo } from "./present.ts";
import { plainProgress, terminalProgress } from "./progress.ts";

/** `npm run demo`: three customers from their agreements to their expired codes, with the checks that show it. */
const interrupt = new AbortController();
// Not once: the living list takes a signal nobody else listens to for a sudden end.
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => interrupt.abort(new Interruption("asked to end")));
}
// A pipe whose reader has gone, such as head.
process.stdout.on("error", () => interrupt.abort(new Interruption("nobody reads any more")));

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
