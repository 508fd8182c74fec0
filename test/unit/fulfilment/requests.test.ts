import { beforeEach, describe, expect, it } from "vitest";
import { RELEASE_AT } from "#test/support/fulfilments.ts";
import { deliver, fulfilmentWorld } from "#test/unit/fulfilment/fulfilment-world.ts";

type World = Awaited<ReturnType<typeof fulfilmentWorld>>;

describe("an order that moves is read once, and not again after it was written", () => {
  let world: World;
  /** Requests of the order's own partition; the register, the agreement and the lots are others'. */
  const requestsOf = async (work: () => Promise<unknown>) => {
    const before = world.store.requests;
    await work();
    return world.store.requests - before;
  };

  beforeEach(async () => {
    world = await fulfilmentWorld();
  });

  it("processed: read and written; the confirmation it has just planned is not asked about", async () => {
    expect(await requestsOf(() => world.fulfil())).toBe(2);
    expect(world.around.messages).toEqual(["send-mail order-confirmation"]);
  });

  it("priced once, when it is processed, and neither when that is repeated nor in any later step", async () => {
    await deliver(world);
    await world.fulfil();

    expect(world.around.priced).toHaveLength(1);
  });

  it("confirmed: read, its mail read, and written", async () => {
    await world.fulfil();
    await world.acceptMail("order-confirmation");

    expect(await requestsOf(() => world.fulfil())).toBe(3);
    expect((await world.fulfilment()).milestones.confirmed).toBeDefined();
  });

  it("invoiced: read and written", async () => {
    await world.fulfil();

    expect(await requestsOf(() => world.invoice())).toBe(2);
    expect((await world.fulfilment()).invoice?.invoiceNumber).toBe("INV-1");
  });

  it("released: read and written, and so that the next message finds the list's acceptance", async () => {
    await world.fulfil();
    await world.acceptMail("order-confirmation");
    await world.fulfil();
    await world.invoice();
    world.at(RELEASE_AT);

    expect(await requestsOf(() => world.fulfil())).toBe(2);
    await world.acceptMail("code-list");
    expect(await world.fulfil()).toBe("delivered");
  });
});

it("an order that somebody else wrote between check and record is invoiced as it is by then", async () => {
  const world = await fulfilmentWorld();
  await world.fulfil();
  await world.acceptMail("order-confirmation");
  world.store.beforeNextSaves(() => world.fulfil());

  const invoiced = await world.invoice();

  expect(invoiced.ok).toBe(true);
  const { milestones } = await world.fulfilment();
  expect([milestones.confirmed, milestones.invoiced].every((moment) => moment !== undefined)).toBe(true);
});
