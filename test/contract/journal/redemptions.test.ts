import { describe, expect, it } from "vitest";
import { CosmosLotRepository } from "#shared/adapters/cosmos/lot-repository.ts";
import { CosmosRedemptions } from "#shared/adapters/cosmos/redemptions.ts";
import { entryOf, type JournalEntry } from "#shared/codes/domain/journal.ts";
import { closingAt } from "#shared/codes/domain/lot.ts";
import { plusMs } from "#shared/kernel/instant.ts";
import { startDocuments } from "#test/support/cosmos-documents.ts";
import { ada, assignedCode, openedLot, redeemedCode } from "#test/unit/codes/lot-fixture.ts";

const lot = openedLot();

async function startRedemptions() {
  const { cosmos, documents } = await startDocuments("lots");
  const lots = new CosmosLotRepository(documents);
  await lots.create(lot);
  const redeem = (index: number) => lots.redeem(redeemedCode(lot, { index }), ada);
  return { cosmos, documents, lots, redeem, redemptions: new CosmosRedemptions(documents) };
}

async function follow(redemptions: CosmosRedemptions, from?: string) {
  const entries: JournalEntry[] = [];
  let position = from;
  for (;;) {
    const page = await redemptions.after(position);
    if (page === undefined) return { entries, position };
    entries.push(...page.entries);
    position = page.position;
  }
}

async function allOf(redemptions: CosmosRedemptions) {
  const all: JournalEntry[] = [];
  for await (const entry of redemptions.all()) all.push(entry);
  return all;
}

const entryFor = (index: number) => entryOf(redeemedCode(lot, { index }));

describe("the feed of redemptions", () => {
  it("gives them in their order, without names and addresses, and goes on from a position", async () => {
    const { documents, redeem, redemptions } = await startRedemptions();
    await redeem(3);
    await redeem(1);

    const first = await follow(redemptions);
    await redeem(2);
    const second = await follow(new CosmosRedemptions(documents), first.position);

    expect(first.entries).toEqual([entryFor(3), entryFor(1)]);
    expect(second.entries).toEqual([entryFor(2)]);
  });

  it("leaves out what is assigned, until it is redeemed, and passes over all that is no redemption", async () => {
    const { documents, lots, redemptions } = await startRedemptions();
    const assigned = { id: "code-0", kind: "code", ...assignedCode(lot) };
    await documents.create(assigned);
    const before = await follow(redemptions);

    await lots.redeem(redeemedCode(lot), ada, (await lots.findCode(lot.lotId, 0))?.version);
    await lots.close(lot.lotId, closingAt(plusMs(lot.expiresAt, 600_000), 1));
    const after = await follow(redemptions, before.position);

    expect([before.entries, after.entries]).toEqual([[], [entryFor(0)]]);
  });

  it("gives what was unlocked like what was redeemed, and the store has it too", async () => {
    const { documents, redemptions } = await startRedemptions();
    const { exam: _exam, ...code } = redeemedCode(lot);
    const unlocked = { id: "code-0", kind: "code", ...code, state: "unlocked" };
    await documents.create(unlocked);

    expect((await follow(redemptions)).entries).toEqual([entryOf(code)]);
    expect(await allOf(redemptions)).toEqual([entryOf(code)]);
  });

  it("says that nothing has changed", async () => {
    const { redemptions } = await startRedemptions();
    const { position } = await follow(redemptions);

    expect(await redemptions.after(position)).toBeUndefined();
  });

  it("gives more than a page holds, and loses none while more come in", async () => {
    const { redeem, redemptions } = await startRedemptions();
    const indexes = Array.from({ length: 600 }, (_, index) => index);
    for (const index of indexes) await redeem(index);

    const first = await redemptions.after(undefined);
    await redeem(600);
    const rest = await follow(redemptions, first?.position);

    const given = [...(first?.entries ?? []), ...rest.entries].map(({ index }) => index);
    expect(first?.entries.length).toBeLessThan(600);
    expect(given).toEqual([...indexes, 600]);
  });

  it("begins again where the position is of another container", async () => {
    const { redeem, redemptions } = await startRedemptions();
    await redeem(0);
    const { position = "" } = await follow(redemptions);
    const foreign = JSON.stringify({ ...JSON.parse(position), rid: "another" });

    expect((await follow(redemptions, foreign)).entries).toEqual([entryFor(0)]);
  });

  it("fails with what the database says of a position that is none", async () => {
    const { redemptions } = await startRedemptions();
    const { position = "" } = await follow(redemptions);

    await expect(redemptions.after(position.replace(/\\"\d+\\"/, "x"))).rejects.toThrow();
  });
});

describe("the redemptions in the store", () => {
  it("are all there are, in whatever lot, and no codes that are only assigned", async () => {
    const { documents, lots, redeem, redemptions } = await startRedemptions();
    const other = openedLot({ lotId: "AAAAA0" });
    await lots.create(other);
    await lots.redeem(redeemedCode(other), ada);
    for (const index of [1, 2]) await redeem(index);
    await documents.create({ id: "code-3", kind: "code", ...assignedCode(lot, { index: 3 }) } as { id: string });

    const all = await allOf(redemptions);

    const expected = [entryOf(redeemedCode(other)), entryFor(1), entryFor(2)];
    expect(all).toHaveLength(3);
    expect(all).toEqual(expect.arrayContaining(expected));
  });
});
