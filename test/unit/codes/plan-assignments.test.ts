import { describe, expect, it } from "vitest";
import { writeCode } from "#shared/codes/domain/code-format.ts";
import { closingAt } from "#shared/codes/domain/lot.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { DAY_MS, plusMs } from "#shared/kernel/instant.ts";
import { assignmentWorld, codeOf, fileOf, first, planned, second, upTo } from "#test/unit/codes/assignment-world.ts";
import { checkKeys, keyOf, openedLot } from "#test/unit/codes/lot-fixture.ts";

const A = first.lotId;
const B = second.lotId;

describe("planning assignments from a file", () => {
  it("takes the untouched codes of the line in their order, none that the file names elsewhere, and no more", async () => {
    const world = await assignmentWorld();
    await world.redeem(90, first, 0);
    await world.assign(91, first, 2);

    const rows = await planned(world, fileOf(upTo(7), { 6: codeOf(first, 3) }));

    expect(rows).toEqual([
      ...[`assignable ${A}/1`, `assignable ${A}/4`, `assignable ${B}/0`, `assignable ${B}/1`, `assignable ${B}/2`],
      ...["no-code-left", `assignable ${A}/3`],
    ]);
  });

  it("gives nobody a code that a faulty row names: once mended, that row needs it", async () => {
    const world = await assignmentWorld();
    const faulty = [`=1,a@example.test,${codeOf(first, 0)}`, "Person 1,p1@example.test,"];
    const twice = `Person 1,P1@example.test,${codeOf(first, 1)}`;

    const plan = await planned(world, ["name,email,code", ...faulty, twice].join("\n"));

    expect(plan).toEqual(["name-malformed", `assignable ${first.lotId}/2`, "person-twice"]);
  });

  it("R-72: gives the same person the same code again, not another, whether or not it is used or has expired", async () => {
    const world = await assignmentWorld();
    await world.assign(1, second, 1);
    await world.redeem(2, first, 4);
    const now = await planned(world, fileOf([1, 2, 3]));
    world.at(first.expiresAt);

    const afterEnd = await planned(world, fileOf([1, 2, 3]));

    expect(now).toEqual([`already-assigned ${B}/1`, `already-assigned ${A}/4`, `assignable ${A}/0`]);
    expect(afterEnd).toEqual([`already-assigned ${B}/1`, `already-assigned ${A}/4`, "code-expired"]);
  });

  it("R-73: refuses a code that belongs to somebody else", async () => {
    const world = await assignmentWorld();
    await world.assign(1, first, 0);
    await world.redeem(2, first, 1);

    const rows = await planned(
      world,
      fileOf([3, 4, 1], { 3: codeOf(first, 0), 4: codeOf(first, 1), 1: codeOf(first, 0) }),
    );

    expect(rows).toEqual(["non-transferable", "code-already-redeemed", `already-assigned ${A}/0`]);
  });

  it("says of a named code what is wrong with it", async () => {
    const world = await assignmentWorld();
    const codes = {
      0: "7K2QF-wrong",
      1: codeOf(openedLot({ lotId: "ZZZZZ9" }), 0),
      2: writeCode(first.lotId, 0, keyOf("guess"), checkKeys).reveal(),
      3: codeOf(first, 5),
      4: codeOf(first, 2),
      5: codeOf(first, 2).toLowerCase().replaceAll("-", " "),
    };

    expect(await planned(world, fileOf(upTo(6), codes))).toEqual([
      ...["code-malformed", "code-not-of-order", "code-not-recognised", "code-not-recognised"],
      ...[`assignable ${A}/2`, "code-twice"],
    ]);
  });

  it("refuses codes from the end on, also once their seed is destroyed", async () => {
    const world = await assignmentWorld();
    const csv = fileOf([1, 2], { 1: codeOf(first, 0) });
    world.at(plusMs(first.expiresAt, DAY_MS));
    const ended = await planned(world, csv);
    for (const { lotId } of [first, second])
      await world.lots.close(lotId, closingAt(plusMs(first.expiresAt, DAY_MS), 0));
    await world.lots.destroySeed(first, plusMs(first.expiresAt, 90 * DAY_MS));

    expect([ended, await planned(world, csv)]).toEqual([
      ["code-expired", "code-expired"],
      ["code-expired", "code-expired"],
    ]);
  });

  it("wants to be told the line when the order has several, and only when a row names no code", async () => {
    const library = openedLot({ lotId: "CCCCC0", line: 1, sku: "LIBRARY-1", families: [], codes: 2 });
    const world = await assignmentWorld([first, library]);
    const csv = fileOf([1]);

    expect(await planned(world, csv)).toEqual(["line-required"]);
    expect(await planned(world, csv, 0)).toEqual([`assignable ${A}/0`]);
    expect(await planned(world, csv, 1)).toEqual(["assignable CCCCC0/0"]);
    expect(await planned(world, csv, 2)).toEqual(["line-unknown"]);
    expect(await planned(world, fileOf([1], { 1: codeOf(library, 1) }))).toEqual(["assignable CCCCC0/1"]);
  });

  it("counts a person's codes line by line", async () => {
    const other = openedLot({ lotId: "CCCCC0", line: 1 });
    const world = await assignmentWorld([first, other]);
    await world.assign(1, first, 0);

    expect(await planned(world, fileOf([1]), 1)).toEqual(["assignable CCCCC0/0"]);
  });

  it("notes that a site pack's code cannot be redeemed before the agreement names a test centre (R-35)", async () => {
    const world = await assignmentWorld([openedLot({ awaitsTestCentre: true })]);
    const notices = async () => {
      const plan = await world.plan(fileOf([1]));
      return plan.ok && plan.value.rows.map((row) => row.outcome === "assignable" && row.notice);
    };
    const before = await notices();
    world.state.isCentreNamed = true;

    expect([before, await notices()]).toEqual([["awaiting-test-centre"], [undefined]]);
  });

  it("refuses what is no file, and what is no order", async () => {
    const world = await assignmentWorld();
    const long = `name,email\n${"x,y\n".repeat(10_001)}`;

    expect(await planned(world, 'name,email\n"x')).toEqual(["csv-malformed"]);
    expect(await planned(world, "x,y\n1,2")).toEqual(["csv-header-unknown"]);
    expect(await planned(world, "name,email")).toEqual(["csv-rows-limit"]);
    expect(await planned(world, long)).toEqual(["csv-rows-limit"]);
    expect(await world.plan(fileOf([1]), undefined, orderIdOf("lar-demo", "PO-0"))).toEqual({
      ok: false,
      refusal: "order-unknown",
    });
  });

  it("confirms the same plan by the same word, and no other", async () => {
    const world = await assignmentWorld();
    const confirmOf = async (csv: string) => {
      const plan = await world.plan(csv);
      return plan.ok && plan.value.confirm;
    };
    const csv = fileOf([1, 2]);
    const same = [await confirmOf(csv), await confirmOf(csv), await confirmOf(csv.replaceAll(",", ";"))];
    const others = [await confirmOf(csv.replace("Person 1", "Persona")), await confirmOf(fileOf([2, 1]))];
    await world.redeem(9, first, 0);
    const later = await confirmOf(csv);

    expect(new Set(same).size).toBe(1);
    expect(new Set([same[0], ...others, later]).size).toBe(4);
    expect(same[0]).toMatch(/^[0-9a-f]{64}$/);
  });
});
