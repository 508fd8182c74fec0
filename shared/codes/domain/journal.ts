import { createHash } from "node:crypto";
import type { TouchedCode } from "#shared/codes/domain/redemption.ts";
import { type JournalLine, journalLine } from "#shared/contracts/journal-line.ts";

/** One redemption as the journal keeps it: ids only, no code, no name, no address. */
export type JournalEntry = Omit<JournalLine, "chain">;

/** @returns undefined for a code that is assigned and not used up yet. */
export const entryOf = (code: TouchedCode): JournalEntry | undefined =>
  code.state === "assigned" ? undefined : ordered(code);

/** The same redemption always has the same text, so that two of them can be compared. */
export const textOf = (entry: JournalEntry): string => JSON.stringify(ordered(entry));

/** What names a code in the journal: a repeated line has the same. */
export const nameOf = ({ lotId, index }: Pick<JournalEntry, "lotId" | "index">): string => `${lotId}/${index}`;

/** What the chain of a blob begins with, so that lines of one blob are not taken for another's. */
export const firstLink = (blobName: string): string => sha256(blobName);

/** The lines for `entries` after a line whose chain is `previous`, each with its end. */
export function chainedLines(previous: string, entries: readonly JournalEntry[]): string {
  let chain = previous;
  return entries
    .map((entry) => {
      chain = nextLink(chain, entry);
      return `${lineOf(entry, chain)}\n`;
    })
    .join("");
}

/** What a line says, whatever its chain is worth; undefined when it is no line of a journal, to the byte. */
export function readLine(line: string): JournalLine | undefined {
  const parsed = journalLine.safeParse(jsonIn(line));
  if (!parsed.success) return undefined;
  const { chain, ...entry } = parsed.data;
  return lineOf(entry, chain) === line ? parsed.data : undefined;
}

export const continues = (previous: string, { chain, ...entry }: JournalLine): boolean =>
  nextLink(previous, entry) === chain;

const lineOf = (entry: JournalEntry, chain: string): string => JSON.stringify({ ...ordered(entry), chain });

const nextLink = (previous: string, entry: JournalEntry): string => sha256(`${previous}\n${textOf(entry)}`);

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const ordered = ({ lotId, index, personId, attemptId, redeemedAt, exam }: JournalEntry): JournalEntry => ({
  lotId,
  index,
  personId,
  attemptId,
  redeemedAt,
  ...(exam === undefined ? {} : { exam: { family: exam.family, examCode: exam.examCode } }),
});

/** What is no JSON is undefined, which is no line. */
function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
