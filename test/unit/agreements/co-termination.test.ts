import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RegisterEntry } from "#shared/agreements/domain/register.ts";
import { createEnterRegister } from "#shared/agreements/use-cases/enter-register.ts";
import { createLeaveRegister } from "#shared/agreements/use-cases/leave-register.ts";
import type { OrderForm } from "#shared/contracts/order-placed.ts";
import { lastDayOfYearFrom } from "#shared/kernel/calendar-date.ts";
import { instant, MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { WORKED_EXAMPLES } from "#test/requirements/worked-examples.ts";
import { anAgreement, anEnteringOrder, InMemoryAgreements } from "#test/support/in-memory-agreements.ts";

const TERM = { startsOn: "2019-09-01", endsOn: "2022-08-31" };

/** Orders are numbered as they come, each a minute after the one before. */
async function agreementOf(term = TERM) {
  const agreements = new InMemoryAgreements();
  await agreements.create(anAgreement({ term: { ...term, timeZone: "Europe/Paris" } }));
  let now = instant("2019-09-01T08:00:00Z");
  const services = { agreements, clock: () => (now = plusMs(now, MINUTE_MS)) };
  const [enter, leave] = [createEnterRegister(services), createLeaveRegister(services)];
  let orders = 0;
  const order = (form: OrderForm, startsOn: string) => enter(anEnteringOrder(++orders, { form, startsOn }));
  const cancel = ({ orderId, form, subscription }: RegisterEntry) =>
    leave(anEnteringOrder(0, { orderId, form, startsOn: subscription.startsOn }));
  return { agreements, enter, order, cancel };
}

describe("an order alone", () => {
  it("R-45: of 12 months runs a year, to the day before its first day returns, and anchors those to come", async () => {
    const { order } = await agreementOf();

    const entry = await order("twelve-month", "2020-02-29");

    expect(entry.subscription).toEqual({ startsOn: "2020-02-29", endsOn: "2021-02-28" });
    expect(entry.anchorOrderId).toBe(entry.orderId);
  });

  it("R-45: of 12 months ends with the agreement where that comes first", async () => {
    const { order } = await agreementOf();

    expect((await order("twelve-month", "2021-10-01")).subscription.endsOn).toBe("2022-08-31");
  });

  it("R-46: of any other form ends with the agreement", async () => {
    const { order } = await agreementOf();

    const entry = await order("pro-rated", "2020-02-15");

    expect(entry.subscription).toEqual({ startsOn: "2020-02-15", endsOn: "2022-08-31" });
    expect(entry.anchorOrderId).toBeUndefined();
  });

  it("tells how many codes the agreement had ordered before, and tells it again", async () => {
    const { enter, order } = await agreementOf();
    await order("pro-rated", "2020-02-15");

    const entry = await order("pro-rated", "2020-02-16");
    await order("twelve-month", "2020-02-17");

    expect(entry.codesBefore).toBe(60);
    expect(await enter(anEnteringOrder(2, { form: "pro-rated", startsOn: "2020-02-16" }))).toEqual(entry);
  });
});

describe("later orders end with the first 12-month order that has not ended", () => {
  it.each(["twelve-month", "pro-rated"] as const)("R-48: a %s order in between (example 6)", async (form) => {
    const { agreement, orders } = WORKED_EXAMPLES[6];
    const { order } = await agreementOf(agreement);

    const entries = [];
    for (const { startsOn, anchors } of orders) entries.push(await order(anchors ? "twelve-month" : form, startsOn));

    expect(
      entries.map(({ orderId, subscription, anchorOrderId }) => ({
        ...subscription,
        anchors: anchorOrderId === orderId,
      })),
    ).toEqual(orders);
  });

  it("R-48: up to its last day, and no longer", async () => {
    const { order } = await agreementOf();
    const anchor = await order("twelve-month", "2019-09-01");

    expect(await order("pro-rated", "2020-08-31")).toMatchObject({ anchorOrderId: anchor.orderId });
    expect((await order("pro-rated", "2020-09-01")).subscription.endsOn).toBe("2022-08-31");
  });

  it("R-48: also one that is processed when the next anchor is there already", async () => {
    const { order } = await agreementOf();
    const first = await order("twelve-month", "2019-09-01");
    await order("twelve-month", "2020-10-01");

    expect((await order("pro-rated", "2020-08-15")).anchorOrderId).toBe(first.orderId);
  });

  it("R-48: of two 12-month orders that meet, one is the anchor of both", async () => {
    const { agreements, order } = await agreementOf();
    const met: RegisterEntry[] = [];
    agreements.beforeNextWrite(async () => met.push(await order("twelve-month", "2020-01-10")));

    met.push(await order("twelve-month", "2020-01-20"));

    expect(met.map(({ subscription }) => subscription.endsOn)).toEqual(["2021-01-09", "2021-01-09"]);
    expect(new Set(met.map(({ anchorOrderId }) => anchorOrderId)).size).toBe(1);
  });
});

describe("a cancelled anchor", () => {
  it("leaves the later orders the end they were given, and its place to the next 12-month order among them", async () => {
    const { agreements, order, cancel } = await agreementOf();
    const anchor = await order("twelve-month", "2019-09-01");
    const other = await order("pro-rated", "2019-10-01");
    const successor = await order("twelve-month", "2019-11-01");

    await cancel(anchor);

    expect((await agreements.findEntry("EES-TW-1042", other.orderId))?.value).toEqual(other);
    expect(await order("pro-rated", "2020-01-01")).toMatchObject({
      subscription: { endsOn: "2020-08-31" },
      anchorOrderId: successor.orderId,
    });
  });

  it("without such an order is followed by the next 12-month order, which runs its own year", async () => {
    const { order, cancel } = await agreementOf();
    const anchor = await order("twelve-month", "2019-09-01");
    await order("pro-rated", "2019-10-01");
    await cancel(anchor);

    expect((await order("pro-rated", "2019-12-01")).subscription.endsOn).toBe("2022-08-31");
    expect((await order("twelve-month", "2020-01-01")).subscription.endsOn).toBe("2020-12-31");
  });

  it("that never entered anchors nothing", async () => {
    const { enter, order, cancel } = await agreementOf();
    const never = anEnteringOrder(99, { form: "twelve-month", startsOn: "2019-09-01" });
    await cancel({ ...(await order("pro-rated", "2019-09-01")), orderId: never.orderId, form: "twelve-month" });

    await enter(never);

    expect((await order("pro-rated", "2019-12-01")).anchorOrderId).toBeUndefined();
  });
});

it("R-48: whatever is ordered, none ends after the agreement, anchors never overlap and the rest end with theirs", async () => {
  const days = fc
    .date({ min: new Date(TERM.startsOn), max: new Date(TERM.endsOn), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const placed = fc.record({ form: fc.constantFrom<OrderForm>("twelve-month", "pro-rated"), startsOn: days });

  await fc.assert(
    fc.asyncProperty(fc.array(placed, { maxLength: 12 }), async (orders) => {
      const { order } = await agreementOf();
      const entries: RegisterEntry[] = [];
      for (const { form, startsOn } of orders) entries.push(await order(form, startsOn));

      const anchors = entries.filter(({ orderId, anchorOrderId }) => orderId === anchorOrderId);
      const isOrdered = anchors.every(
        ({ subscription }, index) => (anchors[index - 1]?.subscription.endsOn ?? "") < subscription.startsOn,
      );
      expect(isOrdered).toBe(true);
      expect(entries.filter(({ subscription }) => subscription.endsOn > TERM.endsOn)).toEqual([]);
      expect(entries.map(({ subscription }) => subscription.endsOn)).toEqual(
        entries.map((entry, index) => {
          const before = anchors.filter((anchor) => entries.indexOf(anchor) < index);
          return endOf(
            entry,
            before.map(({ subscription }) => subscription.endsOn),
          );
        }),
      );
    }),
  );
});

/** The first end in force when the order starts; without one the order's own, within the agreement. */
function endOf({ form, subscription: { startsOn } }: RegisterEntry, anchorEnds: readonly string[]): string {
  const [first] = anchorEnds.filter((end) => end >= startsOn).toSorted();
  const own = form === "twelve-month" ? lastDayOfYearFrom(startsOn) : TERM.endsOn;
  return first ?? (own < TERM.endsOn ? own : TERM.endsOn);
}
