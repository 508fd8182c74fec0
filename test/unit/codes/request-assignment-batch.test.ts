import { describe, expect, it } from "vitest";
import { batchIdOf, OUTLASTING_MS } from "#shared/codes/domain/assignment-batch.ts";
import { plusMs } from "#shared/kernel/instant.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import {
  ASKED_AT,
  assignmentWorld,
  emailOf,
  fileOf,
  first,
  idOf,
  orderId,
  owners,
  taken,
  workedOff,
} from "#test/unit/codes/assignment-world.ts";

const A = first.lotId;

describe("asking for a batch", () => {
  it("is refused when the file, or what would become of it, is not what was confirmed", async () => {
    const world = await assignmentWorld();
    const plan = await world.plan(fileOf([1]));
    const confirm = plan.ok ? plan.value.confirm : "";
    const changed = { ok: false, refusal: "assignments-changed", pointer: "/data/confirm" };

    const otherFile = await world.request(fileOf([2]), confirm);
    await world.redeem(9, first, 0);
    const otherState = await world.request(fileOf([1]), confirm);

    expect([otherFile, otherState]).toEqual([changed, changed]);
    expect(world.batches.slices).toEqual([]);
    expect(await world.batches.find(orderId, batchIdOf(orderId, confirm))).toBeUndefined();
  });

  it("is refused while another batch of the order is under way, and not after", async () => {
    const world = await assignmentWorld();
    const other = fileOf([3]);
    await taken(world, fileOf([1]));
    await expect(taken(world, other)).rejects.toThrow("assignment-batch-running");

    await workedOff(world);

    expect(await taken(world, other)).toMatchObject({ state: "running" });
  });

  it("is answered alike when repeated, under way and done, and sends a lost message again", async () => {
    const world = await assignmentWorld();
    const csv = fileOf([1]);
    const plan = await world.plan(csv);
    const ask = () => world.request(csv, plan.ok ? plan.value.confirm : "");
    const asked = await ask();
    world.messages.length = 0;

    const underWay = await ask();
    await workedOff(world);
    const done = await ask();

    expect([asked, underWay, done]).toMatchObject([
      { value: { isRepeat: false, batch: { state: "running" } } },
      { value: { isRepeat: true, batch: { state: "running" } } },
      { value: { isRepeat: true, batch: { state: "done", assigned: 1 } } },
    ]);
    expect(await owners(world)).toEqual({ [`${A}/0`]: idOf(1) });
  });

  it("goes on where it broke off, and until then nothing is assigned", async () => {
    const world = await assignmentWorld();
    world.batches.beforeNextSaves(() => {
      throw new UnavailableError("away");
    });
    await expect(taken(world, fileOf([1]))).rejects.toThrow("away");
    const [slice] = world.batches.slices;
    const early = slice && (await world.assignBatch(slice));

    const batch = await taken(world, fileOf([1]));
    await workedOff(world);

    expect([early, batch.state]).toEqual(["receiving", "running"]);
    expect(await owners(world)).toEqual({ [`${A}/0`]: idOf(1) });
  });

  it("is abandoned when it never goes on: no person stays, the order is free, and it can be asked for anew", async () => {
    const world = await assignmentWorld();
    world.batches.beforeNextSaves(() => {
      throw new UnavailableError("away");
    });
    await expect(taken(world, fileOf([1]))).rejects.toThrow("away");
    const [slice] = world.batches.slices;
    const later = plusMs(ASKED_AT, OUTLASTING_MS);
    world.at(later);

    const state = slice && (await world.assignBatch(slice));
    const left = [world.batches.slices, await world.batches.findUnderWay(orderId)];
    await expect(taken(world, fileOf([1]))).rejects.toThrow("assignment-batch-running");
    world.at(plusMs(later, OUTLASTING_MS));
    const again = slice && (await world.assignBatch(slice));
    const batch = await taken(world, fileOf([1]));

    expect([state, left, again]).toEqual(["abandoned", [[], undefined], "abandoned"]);
    expect(batch).toMatchObject({ state: "running", acceptedAt: plusMs(later, OUTLASTING_MS) });
    await workedOff(world);
    expect(await owners(world)).toEqual({ [`${A}/0`]: idOf(1) });
    expect(world.lots.people.get(`${A}/0`)?.email).toBe(emailOf(1));
  });

  it("that goes on just when it is to be abandoned keeps its rows, and ends", async () => {
    const world = await assignmentWorld();
    world.batches.beforeNextSaves(() => {
      throw new UnavailableError("away");
    });
    const csv = fileOf([1]);
    await expect(taken(world, csv)).rejects.toThrow("away");
    const [slice] = world.batches.slices;
    world.at(plusMs(ASKED_AT, OUTLASTING_MS));
    const [clearing, goneOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const cleared: (Promise<string> | undefined)[] = [];
    world.batches.beforeNextSaves(
      () => {
        cleared.push(slice && world.assignBatch(slice));
        return clearing.promise;
      },
      () => {
        clearing.resolve();
        return goneOn.promise;
      },
    );

    await taken(world, csv);
    goneOn.resolve();

    expect(await Promise.all(cleared)).toEqual(["done"]);
    expect(await owners(world)).toEqual({ [`${A}/0`]: idOf(1) });
  });
});
