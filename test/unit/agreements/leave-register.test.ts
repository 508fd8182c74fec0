import { expect, it } from "vitest";
import { createEnterRegister } from "#shared/agreements/use-cases/enter-register.ts";
import { createLeaveRegister } from "#shared/agreements/use-cases/leave-register.ts";
import { createReadRegister } from "#shared/agreements/use-cases/read-register.ts";
import { instant } from "#shared/kernel/instant.ts";
import { MissingDocumentError } from "#shared/kernel/versioned.ts";
import { anAgreement, anEnteringOrder, InMemoryAgreements } from "#test/support/in-memory-agreements.ts";

const NOW = instant("2026-12-18T01:00:00Z");
async function setUp() {
  const agreements = new InMemoryAgreements();
  await agreements.create(anAgreement());
  const services = { agreements, clock: () => NOW };
  const readRegister = createReadRegister(services);
  return {
    agreements,
    enter: createEnterRegister(services),
    leave: createLeaveRegister(services),
    /** The sums as they are stored, and as they follow from the entries. */
    sums: async () => {
      const read = await readRegister("EES-TW-1042");
      const { orders, codes } = read.ok ? read.value : { orders: -1, codes: -1 };
      return [(await agreements.findRegister("EES-TW-1042"))?.value, { orders, codes, anchors: [] }];
    },
  };
}

const both = (orders: number) => [
  { orders, codes: orders * 60, anchors: [] },
  { orders, codes: orders * 60, anchors: [] },
];

it("a cancelled order counts no more, once, and its entry says since when", async () => {
  const { agreements, enter, leave, sums } = await setUp();
  await enter(anEnteringOrder(1));
  await enter(anEnteringOrder(2));

  await leave(anEnteringOrder(1));
  await leave(anEnteringOrder(1));

  expect(await sums()).toEqual(both(1));
  expect((await agreements.findEntry("EES-TW-1042", anEnteringOrder(1).orderId))?.value.cancelledAt).toBe(NOW);
});

it("it leaves once also when the answer of the write was lost, or another order enters meanwhile", async () => {
  const { agreements, enter, leave, sums } = await setUp();
  await enter(anEnteringOrder(1));
  agreements.beforeNextWrite(() => enter(anEnteringOrder(2)));
  await leave(anEnteringOrder(1));
  agreements.loseNextAnswer();

  await leave(anEnteringOrder(2));

  expect(await sums()).toEqual(both(0));
});

it("an order cancelled before it entered never counts, whichever of the two is written first", async () => {
  const { agreements, enter, leave, sums } = await setUp();
  await leave(anEnteringOrder(1));
  await enter(anEnteringOrder(1));
  agreements.beforeNextWrite(() => enter(anEnteringOrder(2)));

  await leave(anEnteringOrder(2));

  expect(await sums()).toEqual(both(0));
});

it("a register that cannot be read yet is a fault to try again", async () => {
  const { leave } = await setUp();

  await expect(leave({ ...anEnteringOrder(1), agreementNumber: "EES-TW-0000" })).rejects.toBeInstanceOf(
    MissingDocumentError,
  );
});
