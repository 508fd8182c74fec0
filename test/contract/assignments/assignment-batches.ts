import { describe, expect, it } from "vitest";
import {
  type AssignmentBatch,
  abandon,
  advance,
  type BatchSlice,
  batchIdOf,
  openBatch,
  type SettledRow,
  start,
} from "#shared/codes/domain/assignment-batch.ts";
import type { AssignmentBatches } from "#shared/codes/ports.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { instant, plusMs } from "#shared/kernel/instant.ts";
import { StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";
import { lookLater } from "#shared/kernel/wake.ts";

const orderId = orderIdOf("lar-demo", "PO-7781");
const at = instant("2026-12-18T01:00:00Z");
const opened = (confirm = "a"): AssignmentBatch =>
  openBatch({ orderId, batchId: batchIdOf(orderId, confirm), rows: 150, correlationId: "req-1" }, at);
const batch = opened();
const settled: readonly SettledRow[] = [{ row: 2, outcome: "refused", reason: "no-code-left" }];
const sliceOf = (slice: number, rows = settled, { batchId, acceptedAt } = batch): BatchSlice => ({
  ...{ orderId, batchId, acceptedAt },
  ...{ slice, rows },
});

/** What every store of batches does, whatever it is made of. */
export function describeAssignmentBatches(
  name: string,
  open: () => Promise<{ readonly batches: AssignmentBatches }>,
): void {
  const found = async (batches: AssignmentBatches, wanted = batch): Promise<Versioned<AssignmentBatch>> => {
    const stored = await batches.find(orderId, wanted.batchId);
    if (stored === undefined) throw new Error("there is no such batch");
    return stored;
  };

  describe(name, () => {
    it("has one batch of an order under way, and finds it as it was opened", async () => {
      const { batches } = await open();
      const before = [await batches.find(orderId, batch.batchId), await batches.findUnderWay(orderId)];

      const answers = [await batches.open(batch), await batches.open(batch), await batches.open(opened("b"))];

      expect(before).toEqual([undefined, undefined]);
      expect(answers).toEqual(["opened", "exists", "exists"]);
      expect((await found(batches)).value).toEqual(batch);
      expect(await batches.findUnderWay(orderId)).toBe(batch.batchId);
      expect(await batches.find(orderId, opened("b").batchId)).toBeUndefined();
    });

    it("keeps a slice as it was first added, and replaces it over the version that was read", async () => {
      const { batches } = await open();
      await batches.addSlice(sliceOf(1));
      await batches.addSlice(sliceOf(1, []));
      const stored = await batches.findSlice(batch, 1);

      await batches.replaceSlice(sliceOf(1, []), stored?.version ?? "");

      expect(stored?.value).toEqual(sliceOf(1));
      expect((await batches.findSlice(batch, 1))?.value.rows).toEqual([]);
      expect(await batches.findSlice(batch, 0)).toBeUndefined();
      await expect(batches.replaceSlice(sliceOf(1), stored?.version ?? "")).rejects.toThrow(StaleVersionError);
    });

    it("saves a batch with the slice it has settled, both or neither", async () => {
      const { batches } = await open();
      await batches.open(batch);
      await batches.addSlice(sliceOf(0, []));
      const [stored, slice] = [await found(batches), await batches.findSlice(batch, 0)];
      const next = { ...stored, value: advance(start(batch, at), settled, at) };
      const version = slice?.version ?? "";

      await expect(batches.save(next, { value: sliceOf(0), version: '"other"' })).rejects.toThrow(StaleVersionError);
      const before = [(await found(batches)).value, (await batches.findSlice(batch, 0))?.value];
      await batches.save(next, { value: sliceOf(0), version });

      expect(before).toEqual([batch, sliceOf(0, [])]);
      expect((await found(batches)).value).toEqual(next.value);
      expect((await batches.findSlice(batch, 0))?.value).toEqual(sliceOf(0));
      expect(await batches.findUnderWay(orderId)).toBe(batch.batchId);
      await expect(batches.save(next)).rejects.toThrow(StaleVersionError);
    });

    it("makes room for the next batch once one is over, and opens an abandoned one anew", async () => {
      const { batches } = await open();
      await batches.open(batch);
      await batches.addSlice(sliceOf(0));
      const abandoned = { ...(await found(batches)), value: abandon(batch, at) };

      await batches.deleteSlices(batch);
      await batches.save(abandoned);
      const underWay = await batches.findUnderWay(orderId);
      const again = await batches.open(batch, (await found(batches)).version);

      expect(underWay).toBeUndefined();
      expect(await batches.findSlice(batch, 0)).toBeUndefined();
      expect(again).toBe("opened");
      expect((await found(batches)).value).toEqual(batch);
      await expect(batches.open(batch, abandoned.version)).rejects.toThrow(StaleVersionError);
    });

    it("deletes the slices of a batch as it was opened, and none of the same batch opened anew", async () => {
      const { batches } = await open();
      const anew = { ...batch, acceptedAt: plusMs(at, 1) };
      for (const slice of [0, 1]) await batches.addSlice(sliceOf(slice));
      await batches.addSlice(sliceOf(0, [], anew));

      await batches.deleteSlices(batch);

      expect([await batches.findSlice(batch, 0), await batches.findSlice(batch, 1)]).toEqual([undefined, undefined]);
      expect((await batches.findSlice(anew, 0))?.value).toEqual(sliceOf(0, [], anew));
    });

    it("wakes a batch whose moment has come, and moves it on only from the wait that was read", async () => {
      const { batches } = await open();
      await batches.open(batch);
      const due = batch.wakeAt ?? at;

      const early = await batches.due(plusMs(due, -1), 10);
      const [waiting, ...others] = await batches.due(due, 10);
      const next = lookLater(batch, due);
      const move = async () => waiting && (await batches.postpone(waiting, next));

      expect([early, others]).toEqual([[], []]);
      expect(waiting).toMatchObject({ orderId, batchId: batch.batchId, correlationId: "req-1" });
      expect([await move(), await move()]).toEqual([true, false]);
      expect((await found(batches)).value).toMatchObject(next);
      expect(await batches.due(due, 10)).toEqual([]);
    });
  });
}
