import { describe, expect, it } from "vitest";
import type { TouchedCode } from "#shared/codes/domain/redemption.ts";
import type { LotRepository } from "#shared/codes/ports.ts";
import { mapAtOnce } from "#shared/kernel/at-once.ts";
import { ada, assignedCode, openedLot, redeemedCode } from "#test/unit/codes/lot-fixture.ts";

const lot = openedLot({ codes: 2000 });
const other = openedLot({ lotId: "AAAAA0" });

/** How every lot repository lists the codes that somebody has touched. */
export function describeTouchedCodes(name: string, open: () => Promise<{ readonly lots: LotRepository }>): void {
  const listed = async (lots: LotRepository) => {
    const codes: TouchedCode[] = [];
    for await (const code of lots.listTouched(lot.lotId)) codes.push(code);
    return codes.toSorted((one, another) => one.index - another.index);
  };

  describe(`${name} lists touched codes`, () => {
    it("of one lot, whatever was done with them, and no other document", async () => {
      const { lots } = await open();
      for (const created of [lot, other]) await lots.create(created);
      await lots.redeem(redeemedCode(lot, { index: 1 }), ada);
      await lots.assign(assignedCode(lot, { index: 3 }), ada);
      await lots.assign(assignedCode(other), ada);

      expect(await listed(lots)).toEqual([redeemedCode(lot, { index: 1 }), assignedCode(lot, { index: 3 })]);
    });

    it("however many they are", async () => {
      const { lots } = await open();
      const indexes = Array.from({ length: 1001 }, (_, index) => index);
      await mapAtOnce(indexes, 8, (index) => lots.assign(assignedCode(lot, { index }), ada));

      expect((await listed(lots)).map(({ index }) => index)).toEqual(indexes);
    });
  });
}
