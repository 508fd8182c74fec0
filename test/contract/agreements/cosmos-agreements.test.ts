import { CosmosClient } from "@azure/cosmos";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import containers from "#infra/cosmos.json" with { type: "json" };
import { type CosmosStandIn, startCosmos } from "#infra/local/cosmos/server.ts";
import { CosmosAcademyRepository } from "#shared/adapters/cosmos/academy-repository.ts";
import { CosmosAgreementRepository } from "#shared/adapters/cosmos/agreement-repository.ts";
import { CosmosCurtailings } from "#shared/adapters/cosmos/curtailings.ts";
import { Documents } from "#shared/adapters/cosmos/documents.ts";
import { beginCurtailing } from "#shared/agreements/domain/curtailing.ts";
import { createCurtailOrders } from "#shared/agreements/use-cases/curtail-orders.ts";
import { createEnterRegister } from "#shared/agreements/use-cases/enter-register.ts";
import { createListEntered } from "#shared/agreements/use-cases/list-entered.ts";
import { createReadAgreement } from "#shared/agreements/use-cases/read-agreement.ts";
import { createReadRegister } from "#shared/agreements/use-cases/read-register.ts";
import { mapAtOnce } from "#shared/kernel/at-once.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { instant } from "#shared/kernel/instant.ts";
import { describeAcademyRepository } from "#test/contract/agreements/academy-repository.ts";
import { describeAgreementRepository } from "#test/contract/agreements/agreement-repository.ts";
import { describeCurtailings } from "#test/contract/agreements/curtailings.ts";
import { anAgreement, anEnteringOrder, anEntry } from "#test/support/in-memory-agreements.ts";

const KEY = Buffer.from("any key will do").toString("base64");

describe("agreements in the database", () => {
  let cosmos: CosmosStandIn;
  let client: CosmosClient;
  let agreements: CosmosAgreementRepository;
  let academy: CosmosAcademyRepository;
  let curtailings: CosmosCurtailings;

  beforeAll(async () => {
    cosmos = await startCosmos({ key: KEY, database: containers.database, containers: containers.containers });
    client = new CosmosClient({ endpoint: cosmos.endpoint, key: KEY });
    const documents = new Documents(async () => client.database(containers.database).container("agreements"));
    agreements = new CosmosAgreementRepository(documents);
    academy = new CosmosAcademyRepository(documents);
    curtailings = new CosmosCurtailings(documents);
  });
  afterAll(async () => {
    client.dispose();
    await cosmos.close();
  });

  describeAgreementRepository("the database adapter", () => agreements);
  describeAcademyRepository("the database adapter of grants", () => ({ agreements, academy }));
  describeCurtailings("the database adapter of early ends", () => ({ agreements, curtailings }));

  const clock = () => instant("2026-12-18T01:00:00Z");
  const order = (agreementNumber: string, number: number) => anEnteringOrder(number, { agreementNumber });

  it("reads an agreement for an order in one request", async () => {
    await agreements.create(anAgreement({ agreementNumber: "BUDGET-1" }));
    const before = cosmos.meter.mark();

    const outcome = await createReadAgreement({ agreements })("BUDGET-1");

    expect(outcome).toMatchObject({ ok: true, value: { value: anAgreement({ agreementNumber: "BUDGET-1" }) } });
    expect(cosmos.meter.since(before).operations.map(({ operation }) => operation)).toEqual(["read"]);
  });

  it("enters an order in three requests and reads a register with one query of one partition", async () => {
    await agreements.create(anAgreement({ agreementNumber: "BUDGET-2" }));
    const before = cosmos.meter.mark();

    await createEnterRegister({ agreements, clock })(order("BUDGET-2", 1));
    const forEntry = cosmos.meter.since(before).operations.map(({ operation }) => operation);
    const between = cosmos.meter.mark();
    await createReadRegister({ agreements })("BUDGET-2");
    const forRegister = cosmos.meter.since(between).operations.map(({ operation }) => operation);

    expect(forEntry).toEqual(["read", "read", "batch"]);
    expect(forRegister.toSorted()).toEqual(["query", "read"]);
  });

  /** Orders that entered `agreementNumber` at the same moment, by id. */
  async function enteredAtOnce(agreementNumber: string, orders: number) {
    const orderIds = Array.from({ length: orders }, (_, index) => orderIdOf(agreementNumber, `PO-${index}`));
    await agreements.create(anAgreement({ agreementNumber }));
    // All of them in one go would outlast the patience of each on a busy machine.
    await mapAtOnce(orderIds, 20, (orderId) => agreements.leave(agreementNumber, anEntry(orderId)));
    return { agreementNumber, orderIds: orderIds.toSorted() };
  }

  const used = async (work: () => Promise<unknown>) => {
    const before = cosmos.meter.mark();
    await work();
    const { operations, ru } = cosmos.meter.since(before);
    return { operations: operations.map(({ operation }) => operation), ru };
  };

  it("R-51: reads a page of a long register with the requests and request units of a short one", async () => {
    const [short, long] = [await enteredAtOnce("PAGED-SHORT", 120), await enteredAtOnce("PAGED-LONG", 600)];
    const listEntered = createListEntered({ agreements });
    const pages = ({ agreementNumber, orderIds }: typeof short) =>
      used(async () => {
        const first = await listEntered({ agreementNumber, after: undefined, most: 51 });
        const later = await listEntered({ agreementNumber, after: orderIds.at(-60), most: 51 });
        expect([first, later]).toMatchObject([{ value: { length: 51 } }, { value: { length: 51 } }]);
      });

    const [ofShort, ofLong] = [await pages(short), await pages(long)];

    expect(ofLong.operations.toSorted()).toEqual(["query", "query", "read", "read", "read"]);
    expect(ofShort.operations).toHaveLength(5);
    expect(ofLong.ru).toBeCloseTo(ofShort.ru, 0);
  });

  it("R-75: curtails the orders of a register slice by slice, each with one query for its own", async () => {
    const endsOn = "2027-03-31";
    const { agreementNumber } = await enteredAtOnce("ENDED-LONG", 600);
    const [stored, register] = [await agreements.find(agreementNumber), await agreements.findRegister(agreementNumber)];
    if (stored === undefined || register === undefined) throw new Error("not stored");
    const begun = beginCurtailing({ agreementNumber, endsOn }, clock());
    await agreements.change(stored.value, stored.version, register, begun);
    const curtailed: string[] = [];
    const curtailOrders = createCurtailOrders({
      ...{ agreements, curtailings, clock, nudge: async () => undefined },
      curtailOrder: async ({ orderId }) => curtailed.push(orderId),
    });
    const slice = () => used(() => curtailOrders({ agreementNumber, endsOn }));

    const slices = [await slice(), await slice(), await slice()];

    expect([curtailed.length, new Set(curtailed).size]).toEqual([600, 600]);
    expect(slices.map(({ operations }) => operations.join(" "))).toEqual(Array(3).fill("read query replace"));
    // A query for all 600 takes 90.
    expect(Math.max(...slices.map(({ ru }) => ru))).toBeLessThan(60);
  });

  it("counts every one of many orders that enter one register at the same moment, once each", async () => {
    await agreements.create(anAgreement({ agreementNumber: "RUSH-1" }));
    const enterRegister = createEnterRegister({ agreements, clock });
    const orders = [1, 2, 3, 4, 1, 2, 3, 4].map((number) => order("RUSH-1", number));

    await Promise.all(orders.map((each) => enterRegister(each)));

    const register = await agreements.findRegister("RUSH-1");
    expect(register?.value).toEqual({ orders: 4, codes: 240, anchors: [] });
    expect(await agreements.entries("RUSH-1")).toHaveLength(4);
  });

  it("R-48: of 12-month orders that enter at the same moment one is the anchor of all, also when they enter again", async () => {
    await agreements.create(anAgreement({ agreementNumber: "RUSH-2" }));
    const enterRegister = createEnterRegister({ agreements, clock });
    const orders = [1, 2, 3].map((number) =>
      anEnteringOrder(number, { agreementNumber: "RUSH-2", form: "twelve-month", startsOn: `2026-12-0${number}` }),
    );

    const entered = await Promise.all(orders.map((order) => enterRegister(order)));
    const again = await Promise.all(orders.map((order) => enterRegister(order)));

    const register = await agreements.findRegister("RUSH-2");
    expect(register?.value.anchors).toEqual([
      { orderId: entered[0]?.anchorOrderId, endsOn: entered[0]?.subscription.endsOn },
    ]);
    expect(
      new Set(entered.map(({ subscription, anchorOrderId }) => `${anchorOrderId} ${subscription.endsOn}`)).size,
    ).toBe(1);
    expect(entered.map(({ codesBefore }) => codesBefore).toSorted()).toEqual([0, 120, 60]);
    expect(again).toEqual(entered);
  });
});
