import { describe, expect, it } from "vitest";
import { stateOf } from "#shared/agreements/domain/curtailing.ts";
import { createCurtailOrders } from "#shared/agreements/use-cases/curtail-orders.ts";
import { createEndAgreement } from "#shared/agreements/use-cases/end-agreement.ts";
import { createEnterRegister } from "#shared/agreements/use-cases/enter-register.ts";
import { createLeaveRegister } from "#shared/agreements/use-cases/leave-register.ts";
import { createNudgeCurtailing } from "#shared/agreements/use-cases/nudge-curtailing.ts";
import { createWakeEndings } from "#shared/agreements/use-cases/wake-endings.ts";
import type { FulfilmentMessage } from "#shared/contracts/messages.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import { DAY_MS, HOUR_MS, instant, plusMs } from "#shared/kernel/instant.ts";
import { accept } from "#shared/kernel/outcome.ts";
import { expected, UnavailableError } from "#shared/kernel/versioned.ts";
import { anAgreement, anEnteringOrder, anEntry, InMemoryAgreements } from "#test/support/in-memory-agreements.ts";

const agreementNumber = "EES-TW-1042";
const endsOn = "2027-03-31";

/** A broker that may forget, and orders that may not be written. */
async function world() {
  const agreements = new InMemoryAgreements();
  await agreements.create(anAgreement());
  const { curtailings } = agreements;
  const time = { now: instant("2026-12-18T01:00:00Z") };
  const clock = () => time.now;
  const broker = { forgets: false, isAway: false };
  const queue: FulfilmentMessage[] = [];
  const lost: string[] = [];
  const parked: (string | undefined)[] = [];
  /** What the timer sent: under which ids. */
  const looks: (string | undefined)[] = [];
  /** How often each order was written. */
  const written = new Map<OrderId, number>();
  const stuck = new Set<OrderId>();
  const send = async (message: FulfilmentMessage) => {
    if (broker.isAway) throw new UnavailableError("away");
    if (!broker.forgets) queue.push(message);
  };
  const nudge = createNudgeCurtailing({ clock, send, onLost: (messageId) => lost.push(messageId) });
  const services = { agreements, curtailings, clock, nudge, dateIn: localDateOf };
  const curtailOrders = createCurtailOrders({
    ...services,
    curtailOrder: async ({ orderId }) => {
      if (stuck.has(orderId)) throw new UnavailableError("away");
      written.set(orderId, (written.get(orderId) ?? 0) + 1);
    },
  });
  const endAgreement = createEndAgreement(services);
  const wakeEndings = createWakeEndings({
    list: curtailings,
    clock,
    send: async (message) => {
      looks.push(message.correlationId);
      await send(message);
    },
    onParked: (due) => parked.push(due.correlationId),
  });
  const handle = async () => {
    const faults: unknown[] = [];
    for (let message = queue.shift(); message; message = queue.shift())
      if (message.type === "end-agreement")
        await curtailOrders({ agreementNumber, endsOn }).catch((error) => faults.push(error));
    return faults;
  };
  return {
    ...{ agreements, broker, queue, lost, parked, looks, written, stuck, curtailOrders, handle },
    end: (correlationId = "call-1") =>
      endAgreement({ agreementNumber, endsOn, correlationId }, async () => accept("first")),
    enter: createEnterRegister(services),
    leave: createLeaveRegister(services),
    find: async () => expected(await curtailings.find(agreementNumber, endsOn), agreementNumber).value,
    /** Every hour a look, and what it sends. */
    pass: async (hours: number) => {
      for (let hour = 0; hour < hours; hour += 1) {
        time.now = plusMs(time.now, HOUR_MS);
        await wakeEndings();
        await handle();
      }
    },
  };
}

describe("curtailing the orders of an agreement that ends early", () => {
  it("R-75: has every order but cancelled ones write the day down, and waits no more", async () => {
    const { end, enter, leave, handle, written, find } = await world();
    const entered = [];
    for (let number = 1; number <= 7; number += 1) entered.push(await enter(anEnteringOrder(number)));
    await leave(anEnteringOrder(7));
    await end();

    await handle();

    expect([...written.keys()].toSorted()).toEqual(
      entered
        .slice(0, 6)
        .map(({ orderId }) => orderId)
        .toSorted(),
    );
    expect([stateOf(await find()), (await find()).wakeAt]).toEqual(["curtailed", undefined]);
  });

  it.each([
    ["forgets it", { forgets: true, isAway: false }, 0],
    ["is away", { forgets: false, isAway: true }, 1],
  ])("sends the early end again when the broker %s", async (_what, fault, warnings) => {
    const { broker, end, enter, pass, written, find, lost } = await world();
    await enter(anEnteringOrder(1));
    Object.assign(broker, fault);

    const ended = await end();
    Object.assign(broker, { forgets: false, isAway: false });
    await pass(1);

    expect([ended.ok, lost.length, written.size]).toEqual([true, warnings, 1]);
    expect(stateOf(await find())).toBe("curtailed");
  });

  it("works thousands of orders off slice by slice, each once, wherever the broker forgets one", async () => {
    const { agreements, broker, queue, end, curtailOrders, handle, pass, written, find } = await world();
    await end();
    const orderIds = Array.from({ length: 2_050 }, (_, n) => n.toString(16).padStart(64, "0") as OrderId);
    for (const orderId of orderIds) await agreements.leave(agreementNumber, anEntry(orderId));
    queue.length = 0;

    await curtailOrders({ agreementNumber, endsOn });
    const afterOne = written.size;
    broker.forgets = true;
    await handle();
    const afterForgetting = written.size;
    broker.forgets = false;
    await pass(1);

    expect([afterOne, afterForgetting, written.size]).toEqual([200, 400, 2_050]);
    expect(new Set(written.values())).toEqual(new Set([1]));
    expect(stateOf(await find())).toBe("curtailed");
  });

  it("fails for an order that cannot be written, keeps none of the others, and gives it another turn", async () => {
    const { end, enter, handle, pass, written, stuck, find } = await world();
    const [first] = [await enter(anEnteringOrder(1)), await enter(anEnteringOrder(2))];
    stuck.add(first.orderId);
    await end();

    const faults = await handle();
    const before = [faults.length, written.size, stateOf(await find())];
    stuck.clear();
    await pass(1);

    expect(before).toEqual([1, 1, "curtailing"]);
    expect([written.has(first.orderId), stateOf(await find())]).toEqual([true, "curtailed"]);
  });

  it("is parked after 72 hours in vain, said once, and tried anew when the publisher ends the agreement again", async () => {
    const { end, enter, handle, pass, written, stuck, find, parked } = await world();
    const { orderId } = await enter(anEnteringOrder(1));
    stuck.add(orderId);
    await end();

    await pass((5 * DAY_MS) / HOUR_MS);
    const before = [parked, stateOf(await find())];
    stuck.clear();
    await end();
    await handle();

    expect(before).toEqual([["call-1"], "parked"]);
    expect([written.get(orderId), stateOf(await find())]).toEqual([1, "curtailed"]);
  });

  it("is looked at under the id of the call that ended the agreement, whatever has come between, until it is done", async () => {
    const { end, enter, pass, handle, stuck, find, looks } = await world();
    const { orderId } = await enter(anEnteringOrder(1));
    stuck.add(orderId);
    await end();
    await handle();

    await pass((5 * DAY_MS) / HOUR_MS);
    await end("call-2");
    await pass(2);
    stuck.clear();
    await pass(2);

    expect(looks.length).toBeGreaterThan(24);
    expect(new Set(looks)).toEqual(new Set(["call-1"]));
    expect(await find()).toMatchObject({ correlationId: "call-1", doneAt: expect.any(String) });
  });

  it("an order that enters meanwhile has the new end from its register, and needs no turn", async () => {
    const { agreements, end, enter, handle, find } = await world();
    agreements.beforeNextWrite(() => end());

    const entry = await enter(anEnteringOrder(1));
    await handle();

    expect(entry.term.endsOn).toBe(endsOn);
    expect(stateOf(await find())).toBe("curtailed");
  });
});
