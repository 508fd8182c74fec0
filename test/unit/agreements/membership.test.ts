import { describe, expect, it } from "vitest";
import { createGrantMembership } from "#shared/agreements/use-cases/grant-membership.ts";
import { createReadImagineAcademy } from "#shared/agreements/use-cases/read-imagine-academy.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { instant } from "#shared/kernel/instant.ts";
import { aGrant, aMembership } from "#test/support/academy.ts";
import { anAgreement, InMemoryAgreements } from "#test/support/in-memory-agreements.ts";

const NUMBER = "EES-TW-1042";

/** An agreement in Taiwan whose term ends on 31 August 2027; changed as told. */
async function world(changes: Parameters<typeof anAgreement>[0] = {}, grant?: Parameters<typeof aGrant>[0]) {
  const agreements = new InMemoryAgreements();
  const { academy } = agreements;
  await agreements.create(anAgreement(changes), grant && aGrant(grant));
  const time = { now: instant("2026-12-29T00:00:00Z") };
  const clock = () => time.now;
  const grantMembership = createGrantMembership({ academy, clock });
  const { grantedAt: _grantedAt, ...ordered } = aMembership(0, { endsOn: "2027-06-30" });
  return {
    academy,
    at: (moment: string) => Object.assign(time, { now: instant(moment) }),
    grant: (line: number) => grantMembership({ agreementNumber: NUMBER, ...ordered, line }),
    read: async () => {
      const read = await createReadImagineAcademy({ agreements, academy, dateIn: localDateOf, clock })(NUMBER);
      return read.ok ? read.value : read.refusal;
    },
  };
}

describe("a membership beside its agreement", () => {
  it("R-20: is written down with what it runs for, each line once however often it is asked for", async () => {
    const { grant, read } = await world();

    await grant(0);
    await grant(1);
    await grant(0);

    const first = { ...aMembership(0, { endsOn: "2027-06-30" }), status: "active" };
    expect(await read()).toEqual({ memberships: [first, { ...first, line: 1 }] });
  });

  it("loses none of two that begin at the same moment", async () => {
    const { grant, read } = await world();

    await Promise.all([grant(0), grant(1), grant(2)]);

    expect(await read()).toMatchObject({ memberships: [{}, {}, {}] });
  });

  it("is active on its last day, and ended on the day after, in the agreement's time zone", async () => {
    const { grant, read, at } = await world();
    await grant(0);

    at("2027-06-30T15:59:59.999Z");
    const onTheLastDay = await read();
    at("2027-06-30T16:00:00Z");

    expect(onTheLastDay).toMatchObject({ memberships: [{ status: "active" }] });
    expect(await read()).toMatchObject({ memberships: [{ status: "ended" }] });
  });

  it("R-75: ends with an agreement that ends early", async () => {
    const ending = { endsOn: "2027-03-31", recordedAt: instant("2027-01-02T00:00:00Z") };
    const { grant, read } = await world({ ending });

    await grant(0);

    expect(await read()).toMatchObject({ memberships: [{ endsOn: "2027-03-31" }] });
  });

  it("stands beside what came with the agreement, and alone where nothing did", async () => {
    const { grant, read } = await world({}, {});

    const before = await read();
    await grant(0);

    expect(before).toEqual({ grant: aGrant(), memberships: [] });
    expect(await read()).toMatchObject({ grant: aGrant(), memberships: [{ line: 0 }] });
    expect(await (await world()).read()).toBe("academy-not-granted");
  });
});
