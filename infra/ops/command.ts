import { parseArgs } from "node:util";
import type { Assigning } from "./assign-calls.ts";
import type { Parameters } from "./list-calls.ts";
import { UsageError } from "./usage-error.ts";

export type Command =
  | { readonly name: "help" }
  | { readonly name: "dead-letters" }
  | { readonly name: "redrive"; readonly queue: string; readonly messageIds: readonly string[] }
  | ({ readonly name: "promises" } & ListCommand)
  | ({ readonly name: "held" } & ListCommand)
  | ({ readonly name: "orders"; readonly resellerId: string } & ListCommand)
  | AssignCommand
  | { readonly name: "resend"; readonly orderId: string; readonly number: number }
  | EndAgreementCommand;

/** `confirm`: what a dry run gave; without it this is one. `isFollowed`: until the batch has ended. */
export type AssignCommand = Assigning & {
  readonly name: "assign";
  readonly file: string;
  readonly confirm?: string;
  readonly isFollowed: boolean;
};

/** `endsOn`: the last usable day. `confirm`: what the same command without it gave. `isFollowed`: until all orders know. */
export type EndAgreementCommand = {
  readonly name: "end-agreement";
  readonly agreementNumber: string;
  readonly endsOn: string;
  readonly confirm?: string;
  readonly isFollowed: boolean;
};

/** `asked`: the command as it is typed for the next page, which adds `--after`. */
type ListCommand = { readonly parameters: Parameters; readonly asked: string };

type Options = Readonly<Record<string, string | boolean | undefined>>;

/** Messages one call takes, inclusive. */
const MOST_MESSAGES = 100;

const PAGE_OPTIONS = ["limit", "after"];
const ASSIGN_OPTIONS = ["dry-run", "confirm", "line", "locale", "no-wait"];
const ORDER_OPTIONS = ["agreement", "status", "from", "to", ...PAGE_OPTIONS];

/** @throws {UsageError} */
export function readCommand(args: readonly string[]): Command {
  const { options, words } = parse(args);
  const [name, ...rest] = words;
  if (options.help) return { name: "help" };
  if (name === "orders" && rest[0] !== undefined && rest.length === 1)
    return { name, resellerId: rest[0], ...listOf(`orders ${rest[0]}`, options, ORDER_OPTIONS) };
  if (name === "promises" && rest.length === 0) return promisesOf(options);
  if (name === "held" && rest.length === 0) return { name, ...listOf("held", options, PAGE_OPTIONS) };
  if (name === "assign") return assignOf(rest, options);
  if (name === "end-agreement") return endAgreementOf(rest, options);
  refuseOthers(options, []);
  if (name === "resend") return resendOf(rest);
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

function assignOf([orderId, file, ...others]: readonly string[], options: Options): AssignCommand {
  refuseOthers(options, ASSIGN_OPTIONS);
  if (orderId === undefined || file === undefined || others.length > 0)
    throw new UsageError("assign wants an order and a file.");
  const { confirm, line, locale, "dry-run": isDryRun } = options;
  if (isDryRun && confirm !== undefined) throw new UsageError("assign takes --dry-run or --confirm, not both.");
  if (typeof line === "string" && !/^\d{1,3}$/.test(line)) throw new UsageError("--line is a number from 0.");
  return {
    ...{ name: "assign", orderId, file, ...confirmationOf(options) },
    ...(typeof line === "string" ? { line: Number(line) } : {}),
    ...(typeof locale === "string" ? { locale } : {}),
  };
}

function endAgreementOf([agreementNumber, ...others]: readonly string[], options: Options): EndAgreementCommand {
  refuseOthers(options, ["on", "confirm", "no-wait"]);
  const { on: endsOn } = options;
  if (agreementNumber === undefined || typeof endsOn !== "string" || others.length > 0)
    throw new UsageError("end-agreement wants an agreement, and its last day with --on.");
  const at = new Date(`${endsOn}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== endsOn)
    throw new UsageError("--on is a day, YYYY-MM-DD.");
  return { name: "end-agreement", agreementNumber, endsOn, ...confirmationOf(options) };
}

function confirmationOf({ confirm, "no-wait": isLeft = false }: Options) {
  if (isLeft && confirm === undefined) throw new UsageError("--no-wait belongs to --confirm.");
  if (typeof confirm === "string" && !/^[0-9a-f]{64}$/.test(confirm))
    throw new UsageError("--confirm is what the command without it gave, 64 characters.");
  return { isFollowed: isLeft === false, ...(typeof confirm === "string" ? { confirm } : {}) };
}

function resendOf([orderId, number = "", ...others]: readonly string[]): Command {
  if (orderId === undefined || !/^[1-9]\d{0,3}$/.test(number) || others.length > 0)
    throw new UsageError("resend wants an order, and which of its resends this is, from 1.");
  return { name: "resend", orderId, number: Number(number) };
}

function promisesOf({ "at-risk": isAtRisk, missed: isMissed, ...options }: Options): Command {
  if (isAtRisk === isMissed) throw new UsageError("promises wants --at-risk or --missed.");
  const state = isAtRisk ? "at-risk" : "missed";
  const list = listOf(`promises --${state}`, options, isAtRisk ? ["within", ...PAGE_OPTIONS] : PAGE_OPTIONS);
  return { name: "promises", ...list, parameters: { state, ...list.parameters } };
}

function listOf(command: string, options: Options, taken: readonly string[]): ListCommand {
  refuseOthers(options, taken);
  const given = taken.flatMap((name): [string, string][] => {
    const value = options[name];
    return typeof value === "string" ? [[name, value]] : [];
  });
  const repeated = given.filter(([name]) => name !== "after").map(([name, value]) => ` --${name} ${value}`);
  return { parameters: Object.fromEntries(given), asked: `${command}${repeated.join("")}` };
}

function refuseOthers(options: Options, taken: readonly string[]): void {
  const other = Object.keys(options).find((name) => options[name] !== undefined && !taken.includes(name));
  if (other !== undefined) throw new UsageError(`--${other} does not belong here.`);
}

function parse(args: readonly string[]): { readonly options: Options; readonly words: readonly string[] } {
  const flag = { type: "boolean" } as const;
  const text = { type: "string" } as const;
  const options = {
    help: { ...flag, short: "h" },
    "at-risk": flag,
    missed: flag,
    "dry-run": flag,
    "no-wait": flag,
    ...Object.fromEntries(["within", "confirm", "line", "locale", "on", ...ORDER_OPTIONS].map((name) => [name, text])),
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { options: { ...values }, words: positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : "Not understood.", { cause: error });
  }
}
