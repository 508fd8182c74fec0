import { continues, firstLink, type JournalEntry, nameOf, readLine, textOf } from "#shared/codes/domain/journal.ts";
import { type Instant, MINUTE_MS } from "#shared/kernel/instant.ts";

/** How long a redemption may be without its line, to either side of now: clocks differ. */
const LAG_ALLOWANCE_MS = 5 * MINUTE_MS;

/** What the comparison of journal and store has found. Codes are named `<lot>/<index>`, lines `<blob>:<line from 1>`. */
export type JournalFindings = {
  readonly blobs: number;
  readonly lines: number;
  /** Distinct codes in the journal. */
  readonly journalled: number;
  /** Redeemed codes in the store. */
  readonly stored: number;
  /** Redeemed so lately that the journal need not have them yet. */
  readonly awaited: number;
  readonly missingInJournal: readonly string[];
  /** The database has lost these redemptions: their codes could be redeemed again. */
  readonly missingInStore: readonly string[];
  /** The store says something else about the redemption than the journal. */
  readonly differing: readonly string[];
  /** The journal holds two redemptions of one code. */
  readonly redeemedTwice: readonly string[];
  /** These lines are damaged, or do not continue the line before. */
  readonly brokenLines: readonly string[];
};

/** Takes the journal line by line, then the store's redemptions, and says where they do not agree. */
export class JournalAudit {
  readonly #journal = new Map<string, string>();
  readonly #twice = new Set<string>();
  readonly #broken: string[] = [];
  readonly #missing: string[] = [];
  readonly #differing: string[] = [];
  readonly #seen = new Set<string>();
  #blobs = 0;
  #lines = 0;
  #awaited = 0;

  /** @returns what takes the blob's lines in turn. A damaged line counts as broken and not as a redemption. */
  openBlob(blobName: string): (line: string) => void {
    this.#blobs += 1;
    let chain = firstLink(blobName);
    let number = 0;
    return (text) => {
      number += 1;
      this.#lines += 1;
      const line = readLine(text);
      if (line !== undefined && continues(chain, line)) this.#addEntry(line);
      else this.#broken.push(`${blobName}:${number}`);
      // The lines after a damaged one are held against what it says, so that one fault is not told a thousand times.
      chain = line?.chain ?? "";
    };
  }

  addStored(entry: JournalEntry, now: Instant): void {
    const name = nameOf(entry);
    const journalled = this.#journal.get(name);
    this.#seen.add(name);
    if (journalled !== undefined) {
      if (journalled !== textOf(entry)) this.#differing.push(name);
    } else if (Math.abs(Date.parse(now) - Date.parse(entry.redeemedAt)) <= LAG_ALLOWANCE_MS) {
      this.#awaited += 1;
    } else {
      this.#missing.push(name);
    }
  }

  findings(): JournalFindings {
    return {
      blobs: this.#blobs,
      lines: this.#lines,
      journalled: this.#journal.size,
      stored: this.#seen.size,
      awaited: this.#awaited,
      missingInJournal: this.#missing.toSorted(),
      missingInStore: [...this.#journal.keys()].filter((name) => !this.#seen.has(name)).toSorted(),
      differing: this.#differing.toSorted(),
      redeemedTwice: [...this.#twice].toSorted(),
      brokenLines: this.#broken,
    };
  }

  #addEntry({ chain: _chain, ...entry }: JournalEntry & { readonly chain: string }): void {
    const [name, text] = [nameOf(entry), textOf(entry)];
    const before = this.#journal.get(name);
    if (before !== undefined && before !== text) this.#twice.add(name);
    // The first redemption counts: what came later was never to be.
    if (before === undefined) this.#journal.set(name, text);
  }
}

/** Whether journal and store agree, as far as they have to by now. */
export const isSound = (findings: JournalFindings): boolean =>
  [
    findings.missingInJournal,
    findings.missingInStore,
    findings.differing,
    findings.redeemedTwice,
    findings.brokenLines,
  ].every((faults) => faults.length === 0);
