import { chainedLines, firstLink, type JournalEntry, readLine } from "#shared/codes/domain/journal.ts";
import type { Journal, RedemptionFeed, StoredRedemptions } from "#shared/codes/ports.ts";
import type { FeedPosition } from "#shared/kernel/follow-feed.ts";
import { StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";

/** A journal of one blob, as lines that a test may damage. */
export class InMemoryJournal implements Journal {
  readonly name = "2026-12-18/0001.jsonl";
  lines: string[] = [];
  #isAway = false;
  #answersToLose = 0;

  goAway(): void {
    this.#isAway = true;
  }

  comeBack(): void {
    this.#isAway = false;
  }

  /** The next append takes effect and fails all the same. */
  loseNextAnswer(): void {
    this.#answersToLose += 1;
  }

  async append(entries: readonly JournalEntry[]) {
    if (this.#isAway) throw new Error("the journal is away");
    const chain = readLine(this.lines.at(-1) ?? "")?.chain ?? firstLink(this.name);
    this.lines.push(...chainedLines(chain, entries).trimEnd().split("\n"));
    if (this.#answersToLose === 0) return;
    this.#answersToLose -= 1;
    throw new Error("no answer");
  }

  async *blobs() {
    yield { name: this.name, lines: each(this.lines) };
  }
}

export class InMemoryPosition implements FeedPosition {
  #stored: Versioned<string> | undefined;
  #moves = 0;

  async read() {
    return this.#stored;
  }

  async move(position: string, from: Versioned<string> | undefined) {
    if (from?.version !== this.#stored?.version) throw new StaleVersionError("the position has moved on");
    this.#moves += 1;
    this.#stored = { value: position, version: `move-${this.#moves}` };
    return this.#stored;
  }
}

/** Redemptions in the order in which they came, served in pages. */
export class InMemoryRedemptions implements RedemptionFeed, StoredRedemptions {
  readonly #entries: JournalEntry[] = [];
  readonly #pageSize: number;

  constructor(pageSize = 10) {
    this.#pageSize = pageSize;
  }

  add(...entries: readonly JournalEntry[]): void {
    this.#entries.push(...entries);
  }

  async after(position: string | undefined) {
    const from = Number(position ?? 0);
    const entries = this.#entries.slice(from, from + this.#pageSize);
    return entries.length === 0 ? undefined : { entries, position: String(from + entries.length) };
  }

  all() {
    return each(this.#entries);
  }
}

async function* each<Item>(items: Iterable<Item>) {
  yield* items;
}
