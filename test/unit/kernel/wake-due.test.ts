import { describe, expect, it } from "vitest";
import { type Instant, instant, MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import { lookLater, PARK_AFTER_LOOKS, PARK_AFTER_MS, type Waiting } from "#shared/kernel/wake.ts";
import { type WakeList, wakeDue } from "#shared/kernel/wake-due.ts";

const AT = instant("2026-12-18T01:00:00Z");
const PAGE = 100;

type Due = { readonly name: string; readonly waiting: Waiting };

/** Waiting things in a map, and what was sent for them. */
class WaitingThings implements WakeList<Due> {
  now = AT;
  readonly sent: string[] = [];
  readonly parked: string[] = [];
  readonly pages: number[] = [];
  /** Names whose message cannot be sent, or that the list cannot move. */
  readonly failing = new Set<string>();
  readonly stuck = new Set<string>();
  readonly #waits = new Map<string, Waiting>();

  constructor(count: number) {
    for (let number = 0; number < count; number += 1)
      this.#waits.set(`thing-${number}`, { wakeAt: AT, attempt: 0, waitingSince: AT });
  }

  waitOf(name: string): Waiting | undefined {
    return this.#waits.get(name);
  }

  put(name: string, waiting: Waiting): void {
    this.#waits.set(name, waiting);
  }

  async due(now: Instant, limit: number) {
    const due = [...this.#waits].filter(([, { wakeAt }]) => wakeAt !== undefined && wakeAt <= now).slice(0, limit);
    this.pages.push(due.length);
    return due.map(([name, waiting]) => ({ name, waiting }));
  }

  async postpone({ name, waiting }: Due, next: Waiting) {
    if (this.stuck.has(name)) throw new UnavailableError(`${name} cannot be moved`);
    if (this.#waits.get(name)?.wakeAt !== waiting.wakeAt) return false;
    this.#waits.set(name, next);
    const isLost = this.isNextAnswerLost;
    this.isNextAnswerLost = false;
    return !isLost;
  }

  /** The next postponement is stored, but meets its own effect when the database client repeats it. */
  isNextAnswerLost = false;

  wake(send: (due: Due) => Promise<void> = async () => undefined) {
    return wakeDue({
      list: this,
      clock: () => this.now,
      send: async (due) => {
        if (this.failing.has(due.name)) throw new UnavailableError(`${due.name} cannot be sent`);
        await send(due);
        this.sent.push(due.name);
      },
      onParked: ({ name }) => this.parked.push(name),
    });
  }
}

const faultsOf = (waking: Promise<unknown>): Promise<readonly string[]> =>
  waking.then(
    () => [],
    (error: unknown) => (error instanceof AggregateError ? error.errors.map(({ message }) => message) : [`${error}`]),
  );

describe("waking what is due", () => {
  it("does nothing when nothing is", async () => {
    const things = new WaitingThings(0);

    expect(await things.wake()).toEqual({ woken: 0 });
    expect(things.pages).toEqual([0]);
  });

  it.each([
    [1, [1]],
    [99, [99]],
    [100, [100, 0]],
    [250, [100, 100, 50]],
  ])("sends for each of %i, in pages of 100", async (count, pages) => {
    const things = new WaitingThings(count);

    expect(await things.wake()).toEqual({ woken: count });
    expect(things.pages).toEqual(pages);
    expect(new Set(things.sent).size).toBe(count);
  });

  it("moves each on to its next look before sending for it", async () => {
    const things = new WaitingThings(1);
    const waits: (Waiting | undefined)[] = [];

    await things.wake(async ({ name }) => void waits.push(things.waitOf(name)));

    expect(waits).toEqual([lookLater({ wakeAt: AT, attempt: 0, waitingSince: AT }, AT)]);
    expect(things.waitOf("thing-0")?.wakeAt).toBe(plusMs(AT, MINUTE_MS));
  });

  it("never sends twice for one look, however many runs go at once", async () => {
    const things = new WaitingThings(150);

    const runs = await Promise.all([things.wake(), things.wake(), things.wake()]);

    expect(runs.reduce((sum, { woken }) => sum + woken, 0)).toBe(150);
    expect(things.sent.toSorted()).toEqual([...new Set(things.sent)].toSorted());
    expect(things.sent).toHaveLength(150);
  });

  it("leaves alone what somebody else changed since it was found", async () => {
    const things = new WaitingThings(2);
    const due = await things.due(AT, PAGE);
    things.put("thing-0", { wakeAt: plusMs(AT, 5), attempt: 0 });
    const list: WakeList<Due> = { due: async () => due, postpone: (found, next) => things.postpone(found, next) };
    const sent: string[] = [];

    const { woken } = await wakeDue({ list, clock: () => AT, send: async ({ name }) => void sent.push(name) });

    expect([woken, sent]).toEqual([1, ["thing-1"]]);
    expect(things.waitOf("thing-0")?.wakeAt).toBe(plusMs(AT, 5));
  });

  it("tries the rest of a page when one message cannot be sent, and then says so", async () => {
    const things = new WaitingThings(100);
    things.failing.add("thing-3").add("thing-60");

    const faults = await faultsOf(things.wake());

    expect([...faults].toSorted()).toEqual(["thing-3 cannot be sent", "thing-60 cannot be sent"]);
    expect(things.sent).toHaveLength(98);
    expect(things.waitOf("thing-3")).toMatchObject({ wakeAt: plusMs(AT, MINUTE_MS), attempt: 1 });
  });

  it("sends by the next look what could not be sent by this one", async () => {
    const things = new WaitingThings(1);
    things.failing.add("thing-0");
    await faultsOf(things.wake());
    things.failing.clear();

    const early = await things.wake();
    things.now = plusMs(AT, MINUTE_MS);
    const inTime = await things.wake();

    expect([early.woken, inTime.woken]).toEqual([0, 1]);
  });

  it("sends nothing for what it could not move on, and the rest all the same", async () => {
    const things = new WaitingThings(20);
    things.stuck.add("thing-7");

    expect(await faultsOf(things.wake())).toEqual(["thing-7 cannot be moved"]);
    expect(things.sent).toHaveLength(19);
    expect(things.sent).not.toContain("thing-7");
  });

  it("leaves the rest to the next run after two minutes", async () => {
    const things = new WaitingThings(500);
    const passTime = async () => {
      things.now = plusMs(things.now, 600);
    };

    const { woken } = await things.wake(passTime);

    expect(woken).toBe(300);
    expect(things.pages).toEqual([100, 100, 100]);
  });

  it.each([
    ["the answer to parking is lost", (things: WaitingThings) => Object.assign(things, { isNextAnswerLost: true })],
    ["nothing is lost", () => undefined],
  ])("sends a last look, and tells an operator of it, when %s", async (_case, lose) => {
    const things = new WaitingThings(1);
    things.put("thing-0", { wakeAt: AT, attempt: PARK_AFTER_LOOKS, waitingSince: plusMs(AT, -PARK_AFTER_MS) });
    lose(things);

    await things.wake();
    await things.wake();

    expect(things.waitOf("thing-0")).toMatchObject({ parkedAt: AT });
    expect([things.sent, things.parked]).toEqual([["thing-0"], ["thing-0"]]);
  });

  it("tells an operator also where the last look cannot be sent", async () => {
    const things = new WaitingThings(1);
    things.put("thing-0", { wakeAt: AT, attempt: PARK_AFTER_LOOKS, waitingSince: plusMs(AT, -PARK_AFTER_MS) });
    things.failing.add("thing-0");

    await faultsOf(things.wake());

    expect(things.parked).toEqual(["thing-0"]);
  });
});
