import { isOver, type OrderedLine } from "#shared/fulfilment/domain/fulfilment.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { createWakeOrders } from "#shared/fulfilment/use-cases/wake-orders.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import { hasExpired, withdrawMail } from "#shared/notifications/domain/mail.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { type FulfilmentWorld, fulfilmentWorld } from "#test/unit/fulfilment/fulfilment-world.ts";

const { orderId, term } = anOrder();
const LAST_DAYS = [term.endsOn, "2027-06-30", "2026-12-24"];

/** A whole number from 0, below `below`. */
type Draw = (below: number) => number;

/** Different orders of things to happen for different seeds, the same for the same (mulberry32). */
export function drawsOf(seed: number): Draw {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** An order of `lines` and what happens to it by chance: `log` tells it. */
export async function courseOf(lines: readonly OrderedLine[], draw: Draw): Promise<Course> {
  const world = await fulfilmentWorld(anOrder({ form: "twelve-month", lines }));
  world.around.subscriptionEndsOn = LAST_DAYS[draw(LAST_DAYS.length)] ?? term.endsOn;
  return new Course(world, draw);
}

export class Course {
  readonly world: FulfilmentWorld;
  readonly log: string[] = [];
  readonly #draw: Draw;

  constructor(world: FulfilmentWorld, draw: Draw) {
    this.world = world;
    this.#draw = draw;
  }

  /** One thing happens, likely or not. */
  async happen(): Promise<void> {
    const { world } = this;
    const happenings: readonly (() => Promise<unknown>)[] = [
      () => this.#attempt("fulfil", world.fulfil),
      () => this.#settle("accept"),
      () => this.#settle("accept"),
      () => this.#settle("accept"),
      () => this.#settle("refuse"),
      () => this.#invoice(),
      async () => this.#draw(3) === 0 && this.#curtail(),
      () => this.#attempt("resume", world.resume),
      async () => this.#draw(6) === 0 && this.#attempt("cancel", world.cancel),
      () => this.#lose(),
      ...[HOUR_MS, DAY_MS, 10 * DAY_MS, 60 * DAY_MS].map((ms) => () => this.#pass(ms)),
    ];
    await happenings[this.#draw(happenings.length)]?.();
  }

  /** What everybody does sooner or later: mails are accepted, the order is invoiced or cancelled, and resumed. */
  async bringToEnd(): Promise<void> {
    for (let round = 0; round < 60 && !isOver(await this.world.fulfilment()); round += 1) {
      for (let mail = 0; mail < 4; mail += 1) await this.#settle("accept");
      await this.#attempt("resume", this.world.resume);
      if (!(await this.#invoice())) await this.#attempt("cancel", this.world.cancel);
      await this.#pass(8 * DAY_MS);
    }
  }

  /** Only what a write that fails throws may be thrown. */
  async #attempt(name: string, what: () => Promise<unknown>): Promise<void> {
    this.log.push(name);
    try {
      await what();
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
    }
  }

  async #lose(): Promise<void> {
    this.world.store.beforeNextSaves(() => {
      throw new UnavailableError("away");
    });
    await this.#attempt("fulfil, and fail to write", this.world.fulfil);
  }

  /** @returns whether it can be invoiced at all: no calendar reaches far beyond the term. */
  async #invoice(): Promise<boolean> {
    let refusal: string | undefined;
    await this.#attempt("invoice", async () => {
      const outcome = await this.world.invoice({ invoicedOn: this.#dayIn(0) });
      if (!outcome.ok) ({ refusal } = outcome);
    });
    return refusal !== "calendar-not-available";
  }

  async #curtail(): Promise<void> {
    const { around, curtail } = this.world;
    const day = this.#dayIn(this.#draw(40) * this.#draw(8));
    if (day < around.agreementEndsOn) around.agreementEndsOn = day;
    await this.#attempt(`end the agreement on ${day}`, () => curtail(around.agreementEndsOn));
  }

  /** The mail service takes or refuses one of the mails that it may be asked to send. */
  async #settle(verdict: "accept" | "refuse"): Promise<void> {
    const { store, time, mails, acceptMail, refuseMail, fulfil } = this.world;
    const planned = (await mails()).filter(({ status }) => status === "planned");
    const mail = planned[this.#draw(Math.max(planned.length, 1))];
    if (mail === undefined) return;
    const { mailId, request } = mail;
    this.log.push(`${verdict} ${mailId}`);
    if (hasExpired(request, time.now))
      await store.ledger.save(withdrawMail(mail, time.now), (await store.ledger.find(orderId, mailId))?.version ?? "");
    else await (verdict === "accept" ? acceptMail(mailId) : refuseMail(mailId));
    await this.#attempt("fulfil", fulfil);
  }

  /** Time passes, and the order is woken when it asked for it; lots close. */
  async #pass(ms: number): Promise<void> {
    const { world } = this;
    const until = plusMs(world.time.now, ms);
    this.log.push(`until ${until}`);
    const wake = createWakeOrders({
      list: world.store.wakeList,
      clock: () => world.time.now,
      sendToFulfilment: () => this.#attempt("wake", world.fulfil),
      sendToNotifications: async () => undefined,
    });
    for (;;) {
      const { wakeAt } = await world.fulfilment();
      if (wakeAt === undefined || wakeAt > until) break;
      this.#moveTo(wakeAt > world.time.now ? wakeAt : world.time.now);
      await wake();
    }
    this.#moveTo(until);
  }

  #moveTo(moment: string): void {
    const { around, at, time } = this.world;
    at(moment);
    for (const { lotId, expiresAt } of around.lots)
      if (time.now >= plusMs(expiresAt, 10 * MINUTE_MS)) around.closed.set(lotId, 1);
  }

  #dayIn(days: number): string {
    return localDateOf(plusMs(this.world.time.now, days * DAY_MS), term.timeZone);
  }
}
