import { describe, expect, it } from "vitest";
import { closingAt, curtailmentAt } from "#shared/codes/domain/lot.ts";
import type { LotRepository } from "#shared/codes/ports.ts";
import { createCurtailLot } from "#shared/codes/use-cases/curtail-lot.ts";
import { DAY_MS, instant, MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { openedLot } from "#test/unit/codes/lot-fixture.ts";

const lot = openedLot();
const at = instant("2027-01-10T08:00:00Z");
const earlier = instant("2027-03-31T16:00:00Z");

/** How every lot repository brings the end of a lot forward. */
export function describeCurtailment(name: string, open: () => Promise<{ readonly lots: LotRepository }>): void {
  describe(`${name} brings a lot's end forward`, () => {
    it("R-75: once, with its promise and its wait", async () => {
      const { lots } = await open();
      await lots.create(lot);

      const curtailed = await lots.curtail(lot.lotId, curtailmentAt(at, earlier));
      const again = await lots.curtail(lot.lotId, curtailmentAt(plusMs(at, DAY_MS), earlier));

      expect(curtailed).toEqual({
        ...lot,
        expiresAt: earlier,
        expiryBoundBy: "agreement-ended",
        promise: { ...lot.promise, dueAt: earlier },
        wakeAt: plusMs(earlier, 10 * MINUTE_MS),
        waitingSince: at,
        attempt: 0,
      });
      expect(again).toBeUndefined();
      expect((await lots.find(lot.lotId))?.value).toEqual(curtailed);
    });

    it("but not of one that ends before, is closed, or does not exist", async () => {
      const { lots } = await open();
      await lots.create(lot);
      const closed = openedLot({ lotId: "AAAAA1" });
      await lots.create(closed);
      await lots.close(closed.lotId, closingAt(plusMs(closed.expiresAt, DAY_MS), 0));

      const answers = [
        await lots.curtail(lot.lotId, curtailmentAt(at, plusMs(lot.expiresAt, 1))),
        await lots.curtail(closed.lotId, curtailmentAt(at, earlier)),
        await lots.curtail("AAAAA9", curtailmentAt(at, earlier)),
      ];

      expect(answers).toEqual([undefined, undefined, undefined]);
      expect((await lots.find(lot.lotId))?.value).toEqual(lot);
    });

    it("and tells the end that a lot has, whether it moved or not", async () => {
      const { lots } = await open();
      await lots.create(lot);
      const curtailLot = createCurtailLot({ lots, clock: () => at });

      const told = [await curtailLot(lot.lotId, lot.expiresAt), await curtailLot(lot.lotId, earlier)];

      expect(told).toMatchObject([
        { expiresAt: lot.expiresAt, expiryBoundBy: "agreement" },
        { expiresAt: earlier, expiryBoundBy: "agreement-ended" },
      ]);
    });
  });
}
