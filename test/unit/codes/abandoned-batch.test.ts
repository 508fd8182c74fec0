import { describe, expect, it } from "vitest";
import { OUTLASTING_MS } from "#shared/codes/domain/assignment-batch.ts";
import { plusMs } from "#shared/kernel/instant.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import {
  ASKED_AT,
  type AssignmentWorld,
  assignmentWorld,
  fileOf,
  first,
  idOf,
  orderId,
  owners,
  taken,
} from "#test/unit/codes/assignment-world.ts";

const csv = fileOf([1]);
const OVERDUE_AT = plusMs(ASKED_AT, OUTLASTING_MS);
const CLEARED_AT = plusMs(OVERDUE_AT, OUTLASTING_MS);

/** A batch whose request broke off when its rows were stored; `look` is a delivery of its message. */
async function brokenOff() {
  const world = await assignmentWorld();
  world.batches.beforeNextSaves(() => {
    throw new UnavailableError("away");
  });
  await expect(taken(world, csv)).rejects.toThrow("away");
  const [slice] = world.batches.slices;
  if (slice === undefined) throw new Error("no rows are stored");
  world.at(OVERDUE_AT);
  return { world, slice, look: () => world.assignBatch({ orderId, batchId: slice.batchId }) };
}

/** The next deletion of rows stands still from `reached` until `goOn`. */
function stalledDeletion({ batches }: AssignmentWorld) {
  const [reached, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  batches.beforeNextDeletions(() => {
    reached.resolve();
    return goOn.promise;
  });
  return { reached: reached.promise, goOn: goOn.resolve };
}

describe("a batch that was abandoned", () => {
  it("and asked for anew keeps its new rows, however late a second delivery of the last look deletes the old", async () => {
    const { world, look } = await brokenOff();
    await look();
    world.at(CLEARED_AT);
    const { reached, goOn } = stalledDeletion(world);
    const late = look();
    await reached;
    await look();

    await taken(world, csv);
    goOn();
    await Promise.allSettled([late]);
    await look();

    expect(await owners(world)).toEqual({ [`${first.lotId}/0`]: idOf(1) });
  });

  it("and asked for anew keeps its new rows, however late whoever abandoned it deletes the old", async () => {
    const { world, look } = await brokenOff();
    const { reached, goOn } = stalledDeletion(world);
    const late = look();
    await reached;
    world.at(CLEARED_AT);
    await look();

    await taken(world, csv);
    goOn();
    await Promise.allSettled([late]);
    await look();

    expect(await owners(world)).toEqual({ [`${first.lotId}/0`]: idOf(1) });
  });

  it("and parked before its rows were deleted keeps no person once it is asked for anew", async () => {
    const { world, slice, look } = await brokenOff();
    await look();
    await world.batches.addSlice(slice);
    const [waiting] = await world.batches.due(CLEARED_AT, 1);
    if (waiting !== undefined) await world.batches.postpone(waiting, { attempt: 25, parkedAt: CLEARED_AT });
    world.at(plusMs(CLEARED_AT, 1));

    const batch = await taken(world, csv);

    expect(world.batches.slices).toMatchObject([{ acceptedAt: batch.acceptedAt }]);
  });

  it("keeps no person whose row was stored after that, though its message comes twice", async () => {
    const { world, slice, look } = await brokenOff();

    const states = [await look(), await look()];
    await expect(taken(world, csv)).rejects.toThrow("assignment-batch-running");
    await world.batches.addSlice(slice);
    world.at(CLEARED_AT);
    states.push(await look());

    expect(states).toEqual(["abandoned", "abandoned", "abandoned"]);
    expect(world.batches.slices).toEqual([]);
  });
});
