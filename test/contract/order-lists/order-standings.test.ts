import { expect, it } from "vitest";
import { CosmosFulfilmentRepository } from "#shared/adapters/cosmos/fulfilment-repository.ts";
import { CosmosMailLedger } from "#shared/adapters/cosmos/mail-ledger.ts";
import { CosmosOrderRepository } from "#shared/adapters/cosmos/order-repository.ts";
import { CosmosOrderStandings } from "#shared/adapters/cosmos/order-standings.ts";
import { orderConfirmation } from "#shared/fulfilment/domain/mail-requests.ts";
import { confirm, process } from "#shared/fulfilment/domain/transitions.ts";
import { HOUR_MS, plusMs } from "#shared/kernel/instant.ts";
import { MissingDocumentError } from "#shared/kernel/versioned.ts";
import { planMail } from "#shared/notifications/domain/mail.ts";
import { startDocuments } from "#test/support/cosmos-documents.ts";
import {
  ACCEPTED_AT,
  contacts,
  deliveryDays,
  fulfilmentThat,
  PROCESSED_AT,
  processedTerms,
} from "#test/support/fulfilments.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";

const { orderId } = anOrder();

async function processedOrder() {
  const { cosmos, documents } = await startDocuments("orders");
  const rules = {
    plan: (id: typeof orderId, request: Parameters<typeof planMail>[1]) => planMail(id, request, PROCESSED_AT),
    revise: <Mail>(mail: Mail) => mail,
  };
  const fulfilments = new CosmosFulfilmentRepository(documents, rules);
  const standings = new CosmosOrderStandings(documents);
  await new CosmosOrderRepository(documents).create(anOrder());
  const read = async () => {
    const stored = await fulfilments.find(orderId);
    if (stored === undefined) throw new Error("the order is not there");
    return stored;
  };
  const opened = await read();
  const confirmation = orderConfirmation(fulfilmentThat.isAccepted(), deliveryDays, contacts);
  await fulfilments.save(opened, process(opened.value, processedTerms, [confirmation], PROCESSED_AT));
  return { cosmos, standings, fulfilments, ledger: new CosmosMailLedger(documents), read };
}

it("an order stands with its open promises, in one request", async () => {
  const { cosmos, standings } = await processedOrder();
  const mark = cosmos.meter.mark();

  const standing = await standings.read(orderId);

  const dueAt = plusMs(PROCESSED_AT, 48 * HOUR_MS);
  const { resellerId, purchaseOrderNumber, agreementNumber } = anOrder();
  expect(standing).toEqual({
    orderId,
    resellerId,
    purchaseOrderNumber,
    agreementNumber,
    acceptedAt: ACCEPTED_AT,
    status: "processed",
    codes: 60,
    openPromises: [
      {
        kind: "confirm",
        clock: "processed",
        startedAt: PROCESSED_AT,
        dueAt,
        lateFrom: plusMs(dueAt, 1),
        awaits: "awaits-mail",
      },
    ],
    changedAt: expect.any(Number),
  });
  expect(cosmos.meter.since(mark).requests).toBe(1);
});

it("a kept promise is open no more, and a mail that failed makes the order one that needs an operator", async () => {
  const { standings, fulfilments, ledger, read } = await processedOrder();
  const mail = await ledger.find(orderId, "order-confirmation");
  if (mail === undefined) throw new Error("the mail is not there");
  const { wakeAt: _wakeAt, ...rest } = mail.value;
  await ledger.save({ ...rest, status: "failed", refused: "reader", failedAt: PROCESSED_AT }, mail.version);
  const failed = await standings.read(orderId);

  const stored = await read();
  await fulfilments.save(stored, confirm(stored.value, PROCESSED_AT, PROCESSED_AT));
  const kept = await standings.read(orderId);

  expect(failed.held).toEqual({ reason: "no-usable-contact", since: PROCESSED_AT });
  expect([failed, kept].map(({ openPromises }) => openPromises.length)).toEqual([1, 0]);
  expect(kept.changedAt).toBeGreaterThanOrEqual(failed.changedAt);
});

it("the feed names each order that changed once in a page, and nothing when none did", async () => {
  const { standings } = await processedOrder();

  const page = await standings.after(undefined);

  expect(page?.orderIds).toEqual([orderId]);
  expect(await standings.after(page?.position)).toBeUndefined();
});

it("an order that cannot be read yet is a fault to try again", async () => {
  const { documents } = await startDocuments("orders");

  await expect(new CosmosOrderStandings(documents).read(orderId)).rejects.toThrow(MissingDocumentError);
});
