import { describe, expect, it } from "vitest";
import { createWakeAssignmentBatches } from "#shared/codes/use-cases/wake-assignment-batches.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import {
  assignmentWorld,
  codeOf,
  fileOf,
  first,
  idOf,
  orderId,
  owners,
  second,
  taken,
  upTo,
  workedOff,
} from "#test/unit/codes/assignment-world.ts";
import { openedLot } from "#test/unit/codes/lot-fixture.ts";

const large = openedLot({ codes: 1000 });
const A = first.lotId;

describe("a batch of assignments", () => {
  it("R-65: assigns every row the code it was shown, slice by slice, and forgets who waited", async () => {
    const world = await assignmentWorld([large]);

    const batch = await taken(world, fileOf(upTo(250)));
    const waiting = JSON.stringify(world.batches.slices);
    await workedOff(world);
    const page = await world.read({ orderId, batchId: batch.batchId, page: 0 });

    expect(batch).toMatchObject({ state: "running", rows: 250, slices: 3 });
    expect(waiting).not.toMatch(/Person|example/);
    expect(page).toMatchObject({ value: { pages: 1, batch: { state: "done", assigned: 250, refused: 0 } } });
    expect(page.ok && page.value.results.at(-1)).toEqual({ row: 251, outcome: "assigned", lotId: A, index: 249 });
    expect(await owners(world, [large])).toEqual(Object.fromEntries(upTo(250).map((n) => [`${A}/${n}`, idOf(n)])));
    expect(JSON.stringify(world.batches.slices)).not.toMatch(/sealed|personId/);
  });

  it("gives no row a second code, wherever a run breaks off", async () => {
    const world = await assignmentWorld([large]);
    const crash = () => {
      throw new UnavailableError("away");
    };
    await taken(world, fileOf(upTo(150)));
    world.batches.beforeNextSaves(crash, crash, () => undefined, crash);
    world.lots.beforeNextRedemption(async () => crash());
    for (const _row of upTo(40)) world.lots.loseNextAnswer();

    await workedOff(world);

    expect(await owners(world, [large])).toEqual(Object.fromEntries(upTo(150).map((n) => [`${A}/${n}`, idOf(n)])));
  });

  it("counts rows as its own although the answer to them was lost", async () => {
    const world = await assignmentWorld();
    const { batchId } = await taken(world, fileOf([1, 2]));
    for (const _row of [1, 2]) world.lots.loseNextAnswer();

    await workedOff(world);

    expect((await world.batches.find(orderId, batchId))?.value).toMatchObject({ assigned: 2, alreadyAssigned: 0 });
  });

  it("can be handled by two at once, and long after it is done", async () => {
    const world = await assignmentWorld([large]);
    const { batchId } = await taken(world, fileOf(upTo(150)));

    await Promise.all([world.assignBatch({ orderId, batchId }), world.assignBatch({ orderId, batchId })]);
    await workedOff(world);

    expect(await world.assignBatch({ orderId, batchId })).toBe("done");
    expect((await world.batches.find(orderId, batchId))?.value).toMatchObject({ assigned: 150, next: 2 });
  });

  it("refuses a row whose code somebody touched in between, and says so", async () => {
    const world = await assignmentWorld();
    const { batchId } = await taken(world, fileOf([1, 2, 3, 4], { 3: codeOf(first, 4), 4: codeOf(second, 0) }));
    await world.redeem(91, first, 0);
    await world.assign(92, first, 4);
    await world.assign(4, second, 0);

    await workedOff(world);

    const page = await world.read({ orderId, batchId, page: 0 });
    expect(page.ok && page.value.results).toEqual([
      { row: 2, outcome: "refused", reason: "code-taken" },
      { row: 3, outcome: "assigned", lotId: A, index: 1 },
      { row: 4, outcome: "refused", reason: "non-transferable" },
      { row: 5, outcome: "already-assigned", lotId: second.lotId, index: 0 },
    ]);
  });

  it("assigns nothing from the end on", async () => {
    const world = await assignmentWorld();
    const { batchId } = await taken(world, fileOf([1]));
    world.at(first.expiresAt);

    await workedOff(world);

    const page = await world.read({ orderId, batchId, page: 0 });
    expect(page.ok && page.value.results).toEqual([{ row: 2, outcome: "refused", reason: "code-expired" }]);
  });

  it("stands still while redemptions are frozen", async () => {
    const world = await assignmentWorld();
    const { batchId } = await taken(world, fileOf([1]));
    world.state.isFrozen = true;

    await expect(world.assignBatch({ orderId, batchId })).rejects.toThrow(UnavailableError);

    expect(await owners(world)).toEqual({});
    world.state.isFrozen = false;
    expect(await world.assignBatch({ orderId, batchId })).toBe("done");
  });

  it("lets a person go who asks to be forgotten while they wait, and nobody else", async () => {
    const world = await assignmentWorld();
    const { batchId } = await taken(world, fileOf([1, 2]));

    const found = [await world.forget(orderId, idOf(1)), await world.forget(orderId, idOf(1))];
    await workedOff(world);

    expect(found).toEqual([
      { forgotten: 1, isUnderWay: true },
      { forgotten: 0, isUnderWay: true },
    ]);
    expect(await owners(world)).toEqual({ [`${A}/1`]: idOf(2) });
    expect(await world.forget(orderId, idOf(2))).toEqual({ forgotten: 0, isUnderWay: false });
    expect(await world.read({ orderId, batchId, page: 0 })).toMatchObject({
      value: { results: [{ reason: "person-erased" }, { outcome: "assigned" }] },
    });
  });

  it("is found by the timer when its message was lost", async () => {
    const world = await assignmentWorld();
    const { batchId } = await taken(world, fileOf([1]));
    world.messages.length = 0;
    const sent: unknown[] = [];
    const wake = createWakeAssignmentBatches({
      list: world.batches,
      clock: () => first.expiresAt,
      send: async (message) => void sent.push(message),
    });

    expect(await wake()).toEqual({ woken: 1 });
    expect(sent).toEqual([{ type: "assign-batch", orderId, batchId }]);
  });
});
