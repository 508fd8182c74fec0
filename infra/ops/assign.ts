import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { followBatch, planAssignments, readResults, requestAssignments } from "./assign-calls.ts";
import { followedText, planText, progressText } from "./assign-text.ts";
import type { AssignCommand } from "./command.ts";
import type { Publisher } from "./publisher.ts";
import { UsageError } from "./usage-error.ts";

export type Done = { readonly text: string; readonly isDone: boolean };

const LOOK_EVERY_MS = 2000;
/** Ten minutes without progress, after which a batch that is not stored whole is abandoned. */
const PATIENCE = 300;

type Surroundings = {
  readonly read?: (file: string) => Promise<string>;
  readonly pause?: () => Promise<unknown>;
  /** Told how far the batch has come, as often as that changes. */
  readonly tell: (text: string) => void;
};

/**
 * A dry run, or what it gave confirmed. Done when no row is refused; a batch that is not followed, when it was accepted.
 * @throws {UsageError} when the file cannot be read.
 */
export async function assign(
  publisher: Publisher,
  command: AssignCommand,
  { read = readCsv, pause = wait, tell }: Surroundings,
): Promise<Done> {
  const { orderId, file, confirm, isFollowed, line, locale } = command;
  const csv = await read(file);
  const ofLine = line === undefined ? {} : { line };
  if (confirm === undefined) {
    const plan = await planAssignments(
      publisher,
      { orderId, ...ofLine, ...(locale === undefined ? {} : { locale }) },
      csv,
    );
    return { text: planText(plan, typedAgain(command)), isDone: plan.refused === 0 };
  }
  const accepted = await requestAssignments(publisher, { orderId, ...ofLine }, csv, confirm);
  tell(progressText(accepted));
  const followed = isFollowed
    ? await followBatch(publisher, accepted, {
        onProgress: (batch) => tell(progressText(batch)),
        pause,
        patience: PATIENCE,
      })
    : { batch: accepted, isOver: accepted.state === "done" };
  const { batch, isOver } = followed;
  const results = batch.state === "done" ? await readResults(publisher, batch) : [];
  const isDone = isOver ? batch.state === "done" && batch.refused === 0 : !isFollowed;
  return { text: followedText(followed, results), isDone };
}

const wait = () => pause(LOOK_EVERY_MS);

/** The command without `--confirm`, for a POSIX shell. */
function typedAgain({ orderId, file, line }: AssignCommand): string {
  const quoted = (word: string) => (/^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
  return `assign ${quoted(orderId)} ${quoted(file)}${line === undefined ? "" : ` --line ${line}`}`;
}

async function readCsv(file: string): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file));
  } catch (error) {
    const why = error instanceof TypeError ? "is not UTF-8; save it as CSV UTF-8" : "cannot be read";
    throw new UsageError(`The file ${why}.`, { cause: error });
  }
}
