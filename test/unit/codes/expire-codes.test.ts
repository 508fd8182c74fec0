import { describe, expect, it } from "vitest";
import { createExpireCodes } from "#shared/codes/use-cases/expire-codes.ts";
import { createListCodes } from "#shared/codes/use-cases/list-codes.ts";
import { createSummariseLot } from "#shared/codes/use-cases/summarise-lot.ts";
import type { FulfilmentMessage } from "#shared/contracts/messages.ts";
import { fulfilmentMessage } from "#shared/contracts/messages.ts";
import { DAY_MS, type Instant, MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { MissingDocumentError } from "#shared/kernel/versioned.ts";
import { wakeDue } from "#shared/kernel/wake-due.ts";
import { InMemoryLots } from "#test/support/in-memory-lots.ts";
import { ada, assignedCode, checkKeys, keyRing, openedLot, redeemedCode } from "#test/unit/codes/lot-fixture.ts";

const lot = openedLot();
const due = plusMs(lot.expiresAt, 10 * MINUTE_MS);
const seedDue = plusMs(lot.expiresAt, 90 * DAY_MS);

async function opened() {
  const lots = new InMemoryLots();
  await lots.create(lot);
  await lots.redeem(redeemedCode(lot, { index: 0 }), ada);
  await lots.redeem(redeemedCode(lot, { index: 1 }), ada);
  await lots.assign(assignedCode(lot, { index: 2 }), ada);
  lots.requests = 0;
  let now: Instant = due;
  let isBrokerDown = false;
  const sent: { message: FulfilmentMessage; messageId: string }[] = [];
  const send = async (message: FulfilmentMessage, { messageId }: { readonly messageId: string }) => {
    if (isBrokerDown) throw new Error("the broker is down");
    sent.push({ message, messageId });
  };
  const clock = () => now;
  return {
    lots,
    sent,
    clock,
    expireCodes: createExpireCodes({ lots, clock, send }),
    summariseLot: createSummariseLot({ lots }),
    setNow: (at: Instant) => {
      now = at;
    },
    setBrokerDown: (down: boolean) => {
      isBrokerDown = down;
    },
  };
}

describe("expiring the codes of a lot", () => {
  it("closes it in two requests with the count of redeemed codes and tells the order (R-75)", async () => {
    const { lots, sent, expireCodes } = await opened();

    expect(await expireCodes(lot.lotId)).toBe("closed");

    expect(lots.requests).toBe(2);
    expect((await lots.find(lot.lotId))?.value).toMatchObject({
      state: "closed",
      closedAt: due,
      redeemed: 2,
      promise: { dueAt: lot.expiresAt, keptAt: due },
      wakeAt: seedDue,
      attempt: 0,
    });
    expect(sent).toEqual([
      {
        message: { type: "fulfil-order", orderId: lot.orderId },
        messageId: `${lot.orderId}.ended.${lot.lotId}`,
      },
    ]);
    expect(fulfilmentMessage.parse(sent[0]?.message)).toEqual(sent[0]?.message);
  });

  it("does nothing a millisecond too early", async () => {
    const { lots, sent, expireCodes, setNow } = await opened();
    setNow(plusMs(due, -1));

    expect(await expireCodes(lot.lotId)).toBe("nothing-due");
    expect((await lots.find(lot.lotId))?.value).toEqual(lot);
    expect(sent).toEqual([]);
  });

  it("closes a lot whose next look the timer has moved on already", async () => {
    const { lots, clock, expireCodes } = await opened();
    const results: string[] = [];

    await wakeDue({ list: lots, clock, send: async ({ lotId }) => void results.push(await expireCodes(lotId)) });

    expect(results).toEqual(["closed"]);
    expect((await lots.find(lot.lotId))?.value.wakeAt).toBe(seedDue);
  });

  it("closes it once, however often it is asked", async () => {
    const { lots, expireCodes, setNow } = await opened();
    await expireCodes(lot.lotId);
    const closed = await lots.find(lot.lotId);

    setNow(plusMs(due, DAY_MS));
    expect(await expireCodes(lot.lotId)).toBe("nothing-due");
    expect(await lots.find(lot.lotId)).toEqual(closed);
  });

  it("tells the order when it comes back after failing to", async () => {
    const { sent, expireCodes, setBrokerDown } = await opened();
    setBrokerDown(true);
    await expect(expireCodes(lot.lotId)).rejects.toThrow("the broker is down");

    setBrokerDown(false);
    await expireCodes(lot.lotId);

    expect(sent.map(({ messageId }) => messageId)).toEqual([`${lot.orderId}.ended.${lot.lotId}`]);
  });

  it("destroys the seed 90 days after the end, and only then refuses to list the codes", async () => {
    const { lots, expireCodes, setNow } = await opened();
    const listCodes = createListCodes({ lots, keyRing, checkKeys });
    await expireCodes(lot.lotId);

    setNow(plusMs(seedDue, -1));
    expect(await expireCodes(lot.lotId)).toBe("nothing-due");
    expect(await listCodes(lot.lotId)).toMatchObject({ ok: true });
    setNow(seedDue);
    expect(await expireCodes(lot.lotId)).toBe("seed-destroyed");
    expect(await listCodes(lot.lotId)).toEqual({ ok: false, refusal: "codes-destroyed" });
    const { value } = (await lots.find(lot.lotId)) ?? {};
    expect(value).toMatchObject({ state: "closed", seedDestroyedAt: seedDue });
    expect(value).not.toHaveProperty("seed");
    expect(value).not.toHaveProperty("wakeAt");
    expect(await expireCodes(lot.lotId)).toBe("nothing-due");
  });

  it("is a fault to retry when the lot cannot be read yet", async () => {
    const { expireCodes } = await opened();

    await expect(expireCodes("AAAAA0")).rejects.toThrow(MissingDocumentError);
  });
});

describe("summarising a lot", () => {
  it("gives the counts once it is closed", async () => {
    const { lots, expireCodes, summariseLot } = await opened();
    const { lotId, expiresAt } = lot;

    expect(await summariseLot(lotId)).toEqual({ lotId, state: "open", codes: 30, expiresAt, isParked: false });
    await expireCodes(lotId);
    lots.requests = 0;
    expect(await summariseLot(lotId)).toEqual({
      lotId,
      state: "closed",
      isParked: false,
      codes: 30,
      expiresAt,
      closedAt: due,
      redeemed: 2,
    });
    expect(lots.requests).toBe(1);
  });

  it("is a fault to retry when the lot cannot be read yet", async () => {
    await expect((await opened()).summariseLot("AAAAA0")).rejects.toThrow(MissingDocumentError);
  });
});
