import { describe, expect, it } from "vitest";
import { type Agreement, asRegistered } from "#shared/agreements/domain/agreement.ts";
import { createEnterRegister } from "#shared/agreements/use-cases/enter-register.ts";
import { createRegisterAgreement } from "#shared/agreements/use-cases/register-agreement.ts";
import { instant } from "#shared/kernel/instant.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { anAgreement, anEnteringOrder, InMemoryAgreements } from "#test/support/in-memory-agreements.ts";

const first = async () => accept("first" as const);
const repeat = async () => accept("repeat" as const);
const reused = async () => refuse("idempotency-key-reuse");

const OTHER_RESELLER = anAgreement({ resellerIds: ["lar-other"] });

function setUp() {
  const agreements = new InMemoryAgreements();
  const time = { now: instant("2026-12-18T01:00:00Z") };
  const clock = () => time.now;
  const register = createRegisterAgreement({ agreements, grantAcademy: async () => accept(undefined), clock });
  const enterRegister = createEnterRegister({ agreements, clock });
  const order = () => enterRegister(anEnteringOrder(7781));
  const found = async () => (await agreements.find("EES-TW-1042"))?.value;
  const stored = async () => found().then((agreement) => agreement && asRegistered(agreement));
  const contactSince = async () => (await found())?.contactSince;
  const version = async () => (await agreements.find("EES-TW-1042"))?.version ?? "";
  return { agreements, register, order, stored, contactSince, version, time };
}

async function registered(agreement: Agreement = anAgreement()) {
  const world = setUp();
  await world.register({ agreement }, first);
  return world;
}

describe("the moment a contact got its mailbox", () => {
  it("stays when anything else changes, the contact's name included", async () => {
    const world = await registered();
    world.time.now = instant("2027-02-01T00:00:00Z");
    const { noticesContact } = anAgreement();

    await world.register({ agreement: anAgreement({ noticesContact: { ...noticesContact, name: "陳美玲" } }) }, first);

    expect(await world.contactSince()).toBe(instant("2026-12-18T01:00:00Z"));
  });

  it("is that of the change when the mailbox changes", async () => {
    const world = await registered();
    world.time.now = instant("2027-02-01T00:00:00Z");
    const noticesContact = { ...anAgreement().noticesContact, email: "meiling.chen@qinglan.example" };

    await world.register({ agreement: anAgreement({ noticesContact }) }, first);

    expect(await world.contactSince()).toBe(instant("2027-02-01T00:00:00Z"));
  });
});

describe("registering an agreement", () => {
  it("creates it", async () => {
    const { register, stored } = setUp();

    const outcome = await register({ agreement: anAgreement() }, first);

    expect(outcome).toMatchObject({ ok: true, value: { effect: "created", stored: { value: anAgreement() } } });
    expect(await stored()).toEqual(anAgreement());
  });

  it("creates it also for a repeat whose first attempt stored nothing", async () => {
    const { register } = setUp();

    expect(await register({ agreement: anAgreement() }, repeat)).toMatchObject({
      ok: true,
      value: { effect: "created" },
    });
  });

  it("refuses to create what the caller believes to exist", async () => {
    const { register, stored } = setUp();

    const outcome = await register({ agreement: anAgreement(), ifMatch: '"1"' }, first);

    expect(outcome).toEqual({ ok: false, refusal: "precondition-failed" });
    expect(await stored()).toBeUndefined();
  });

  it.each([
    ["no version", undefined],
    ["a version of long ago", '"0"'],
  ])("leaves it unchanged when the same content comes again with %s", async (_with, ifMatch) => {
    const { register, order, agreements } = await registered();
    await order();
    const before = agreements.writes;

    const outcome = await register({ agreement: anAgreement(), ...(ifMatch === undefined ? {} : { ifMatch }) }, first);

    expect(outcome).toMatchObject({ ok: true, value: { effect: "unchanged" } });
    expect(agreements.writes).toBe(before);
  });

  it("takes resellers in another order for the same content", async () => {
    const { register } = await registered(anAgreement({ resellerIds: ["lar-demo", "lar-other"] }));

    const outcome = await register({ agreement: anAgreement({ resellerIds: ["lar-other", "lar-demo"] }) }, first);

    expect(outcome).toMatchObject({ ok: true, value: { effect: "unchanged" } });
  });

  it("changes it freely while no order has entered", async () => {
    const { register, stored } = await registered();

    const outcome = await register({ agreement: OTHER_RESELLER }, first);

    expect(outcome).toMatchObject({ ok: true, value: { effect: "changed", stored: { value: OTHER_RESELLER } } });
    expect(await stored()).toEqual(OTHER_RESELLER);
  });

  it("changes it with orders only for a caller who names the version", async () => {
    const { register, order, stored, version } = await registered();
    await order();

    const without = await register({ agreement: OTHER_RESELLER }, first);
    const stale = await register({ agreement: OTHER_RESELLER, ifMatch: '"0"' }, first);
    const unchanged = await stored();
    const current = await register({ agreement: OTHER_RESELLER, ifMatch: await version() }, first);

    expect(without).toEqual({ ok: false, refusal: "precondition-required" });
    expect(stale).toEqual({ ok: false, refusal: "precondition-failed" });
    expect(unchanged).toEqual(anAgreement());
    expect(current).toMatchObject({ ok: true, value: { effect: "changed" } });
  });

  it("answers with the version that the next change has to name", async () => {
    const { register, order } = await registered();
    await order();
    const [changed, again] = [anAgreement({ market: "US" }), anAgreement({ market: "FR" })];
    const read = await register({ agreement: anAgreement() }, first);
    const ifMatch = read.ok ? read.value.stored.version : "";

    const outcome = await register({ agreement: changed, ifMatch }, first);
    const next = await register({ agreement: again, ifMatch: outcome.ok ? outcome.value.stored.version : "" }, first);

    expect(next).toMatchObject({ ok: true, value: { effect: "changed" } });
  });

  it("never changes the term, whatever version is named", async () => {
    const { register, version, stored } = await registered();
    const longer = anAgreement({ term: { ...anAgreement().term, endsOn: "2028-08-31" } });

    const outcome = await register({ agreement: longer, ifMatch: await version() }, first);

    expect(outcome).toEqual({ ok: false, refusal: "term-immutable", pointer: "/data/term" });
    expect(await stored()).toEqual(anAgreement());
  });

  it("lets no change slip past an order that enters while it is decided", async () => {
    const { agreements, register, order, stored } = await registered();
    agreements.beforeNextWrite(order);

    const outcome = await register({ agreement: OTHER_RESELLER }, first);

    expect(outcome).toEqual({ ok: false, refusal: "precondition-required" });
    expect(await stored()).toEqual(anAgreement());
  });

  it("lets one of two simultaneous changes of one version win", async () => {
    const { register, version } = await registered();
    const ifMatch = await version();

    const outcomes = await Promise.all(
      ["US", "FR"].map((market) => register({ agreement: anAgreement({ market }), ifMatch }, first)),
    );

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes).toContainEqual({ ok: false, refusal: "precondition-failed" });
  });

  it("is done when the answer of the creation was lost", async () => {
    const { agreements, register, stored } = setUp();
    agreements.loseNextAnswer();

    const outcome = await register({ agreement: anAgreement() }, first);

    expect(outcome).toMatchObject({ ok: true, value: { stored: { value: anAgreement() } } });
    expect(await stored()).toEqual(anAgreement());
  });

  it("is done when the answer of the change was lost", async () => {
    const { agreements, register, stored } = await registered();
    agreements.loseNextAnswer();

    const outcome = await register({ agreement: OTHER_RESELLER }, first);

    expect(outcome).toMatchObject({ ok: true, value: { stored: { value: OTHER_RESELLER } } });
    expect(await stored()).toEqual(OTHER_RESELLER);
  });
});

describe("the claim of a registration", () => {
  it("refuses a webhook id that was used for other content, and stores nothing", async () => {
    const { register, stored } = setUp();

    expect(await register({ agreement: anAgreement() }, reused)).toEqual({
      ok: false,
      refusal: "idempotency-key-reuse",
    });
    expect(await stored()).toBeUndefined();
  });

  it("is not made for a request that is refused anyway", async () => {
    const { register } = await registered();
    const claims: string[] = [];
    const claim = () => {
      claims.push("claimed");
      return first();
    };

    await register({ agreement: OTHER_RESELLER, ifMatch: '"0"' }, claim);

    expect(claims).toEqual([]);
  });

  it("is made once, however often the decision is made anew", async () => {
    const { agreements, register } = await registered();
    agreements.beforeNextWrite(() => register({ agreement: anAgreement({ market: "US" }) }, first));
    let claims = 0;
    const claim = async () => accept(claims++ === 0 ? ("first" as const) : ("repeat" as const));

    const outcome = await register({ agreement: OTHER_RESELLER }, claim);

    expect(outcome).toMatchObject({ ok: true, value: { effect: "changed" } });
    expect(claims).toBe(1);
  });

  it("keeps a late redelivery from undoing a newer change", async () => {
    const { register, stored } = await registered(anAgreement());
    await register({ agreement: OTHER_RESELLER }, first);

    const outcome = await register({ agreement: anAgreement() }, repeat);

    expect(outcome).toEqual({ ok: false, refusal: "precondition-required" });
    expect(await stored()).toEqual(OTHER_RESELLER);
  });

  it("lets a repeat that names the version finish what its first attempt did not", async () => {
    const { register, version } = await registered();

    const outcome = await register({ agreement: OTHER_RESELLER, ifMatch: await version() }, repeat);

    expect(outcome).toMatchObject({ ok: true, value: { effect: "changed" } });
  });
});
