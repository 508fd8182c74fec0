import { parseArgs } from "node:util";
import { UsageError } from "./usage-error.ts";

export type Command =
  | { readonly name: "help" }
  | { readonly name: "dead-letters" }
  | { readonly name: "redrive"; readonly queue: string; readonly messageIds: readonly string[] };

/** Messages one call takes, inclusive. */
const MOST_MESSAGES = 100;

/** @throws {UsageError} */
export function readCommand(args: readonly string[]): Command {
  const { help, words } = parse(args);
  const [name, ...rest] = words;
  if (help) return { name: "help" };
  if (name === "dead-letters" && rest.length === 0) return { name };
  if (name === "redrive") return redriveOf(rest);
  throw new UsageError(name === undefined ? "Say what to do." : `Not understood: ${words.join(" ")}`);
}

function redriveOf([queue, ...named]: readonly string[]): Command {
  const messageIds = [...new Set(named)];
  if (queue === undefined || messageIds.length === 0) throw new UsageError("redrive wants a queue and message ids.");
  if (messageIds.length > MOST_MESSAGES) throw new UsageError(`redrive takes ${MOST_MESSAGES} messages at a time.`);
  return { name: "redrive", queue, messageIds };
}

function parse(args: readonly string[]) {
  try {
    const options = { help: { type: "boolean", short: "h", default: false } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { help: values.help, words: positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : "Not understood.", { cause: error });
  }
}
