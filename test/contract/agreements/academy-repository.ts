import { describe, expect, it } from "vitest";
import { drawFrom } from "#shared/agreements/domain/academy-grant.ts";
import type { AcademyRepository, AgreementRepository } from "#shared/agreements/ports.ts";
import { instant } from "#shared/kernel/instant.ts";
import { StaleVersionError } from "#shared/kernel/versioned.ts";
import { aGrant, aMembership } from "#test/support/academy.ts";
import { anAgreement } from "#test/support/in-memory-agreements.ts";

type Stores = { readonly agreements: AgreementRepository; readonly academy: AcademyRepository };

let made = 0;

/** What every store of Imagine Academy grants keeps to; run against the fake and the database adapter. */
export function describeAcademyRepository(store: string, stores: () => Stores): void {
  async function granted() {
    made += 1;
    const { agreements, academy } = stores();
    const agreementNumber = `ACADEMY-${made}`;
    await agreements.create(anAgreement({ agreementNumber }), aGrant({ poolOf: agreementNumber }));
    const read = async () => {
      const stored = await academy.findGrant(agreementNumber);
      if (stored === undefined) throw new Error("not stored");
      return stored;
    };
    const next = async (drawId: string) => {
      const stored = await read();
      const at = instant("2026-12-18T01:00:00Z");
      const drawn = drawFrom(stored.value, { drawId, school: "青嵐高級中學", personId: "person", at });
      if (!drawn.ok) throw new Error(drawn.refusal);
      return { grant: { ...stored, value: drawn.value.grant }, draw: drawn.value.draw };
    };
    return { agreementNumber, academy, read, next };
  }

  describe(store, () => {
    it("gives back exactly what came with an agreement, and nothing where nothing came", async () => {
      const { agreements, academy } = stores();
      const { agreementNumber, read } = await granted();
      await agreements.create(anAgreement({ agreementNumber: "ACADEMY-NONE" }));

      expect((await read()).value).toStrictEqual(aGrant({ poolOf: agreementNumber }));
      expect(await academy.findGrant("ACADEMY-NONE")).toBeUndefined();
      expect(await academy.findDraw("ACADEMY-NONE", "draw-1")).toBeUndefined();
    });

    it("stores a draw with the grant that counts it", async () => {
      const { agreementNumber, academy, read, next } = await granted();
      const { grant, draw } = await next("draw-1");

      const answer = await academy.draw(agreementNumber, grant, draw);

      expect(answer).toBe("drawn");
      expect((await read()).value).toStrictEqual(grant.value);
      expect(await academy.findDraw(agreementNumber, "draw-1")).toStrictEqual(draw);
    });

    it("of two draws over the same count stores one", async () => {
      const { agreementNumber, academy, read, next } = await granted();
      const [first, second] = [await next("draw-1"), await next("draw-2")];
      await academy.draw(agreementNumber, first.grant, first.draw);

      const late = academy.draw(agreementNumber, second.grant, second.draw);

      await expect(late).rejects.toBeInstanceOf(StaleVersionError);
      expect((await read()).value.staffVouchers?.drawn).toBe(1);
      expect(await academy.findDraw(agreementNumber, "draw-2")).toBeUndefined();
    });

    it("stores a draw once, and counts nothing the second time", async () => {
      const { agreementNumber, academy, read, next } = await granted();
      const first = await next("draw-1");
      await academy.draw(agreementNumber, first.grant, first.draw);
      const again = await next("draw-1");

      const answer = await academy.draw(agreementNumber, again.grant, again.draw);

      expect(answer).toBe("exists");
      expect((await read()).value.staffVouchers?.drawn).toBe(1);
      expect(await academy.findDraw(agreementNumber, "draw-1")).toStrictEqual(first.draw);
    });

    it("gives back the memberships of an agreement in their order, and nothing where none was ordered", async () => {
      const { agreementNumber, academy } = await granted();
      const before = await academy.findMemberships(agreementNumber);
      await academy.saveMemberships(agreementNumber, [aMembership(0)]);
      const first = await academy.findMemberships(agreementNumber);

      await academy.saveMemberships(agreementNumber, [aMembership(0), aMembership(1)], first?.version);

      expect(before).toBeUndefined();
      expect(first?.value).toStrictEqual([aMembership(0)]);
      expect((await academy.findMemberships(agreementNumber))?.value).toStrictEqual([aMembership(0), aMembership(1)]);
    });

    it("of two memberships over the same state stores one, the first of all included", async () => {
      const { agreementNumber, academy } = await granted();
      await academy.saveMemberships(agreementNumber, [aMembership(0)]);
      const stored = await academy.findMemberships(agreementNumber);
      await academy.saveMemberships(agreementNumber, [aMembership(0), aMembership(1)], stored?.version);

      const late = await Promise.allSettled([
        academy.saveMemberships(agreementNumber, [aMembership(2)]),
        academy.saveMemberships(agreementNumber, [aMembership(0), aMembership(2)], stored?.version),
      ]);

      const refused = { status: "rejected", reason: expect.any(StaleVersionError) };
      expect(late).toEqual([refused, refused]);
      expect((await academy.findMemberships(agreementNumber))?.value).toHaveLength(2);
    });
  });
}
