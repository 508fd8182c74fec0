import { expectStatus } from "./answers.ts";
import { unlock } from "./contract-calls.ts";
import { deliver } from "./delivery-steps.ts";
import { endingSteps } from "./expiry-steps.ts";
import { confirm, invoice, place, register } from "./ordering-steps.ts";
import { redeemNext } from "./redemption-steps.ts";
import type { Step } from "./step.ts";
import { costOf } from "./wording.ts";

const ORDER = { hand: "company", purchaseOrder: "PO-7802" } as const;
const ENGINEER = { name: "Luc Delmas", email: "luc.delmas@garonne-aero.example" };
const READER = { name: "Inès Barrère", email: "ines.barrere@garonne-aero.example" };
const ENDS_AT = "2027-09-30T22:00:00Z";

const redeemVoucher: Step = {
  title: "An engineer redeems a voucher",
  run: async (world) => {
    const usage = await redeemNext(world, world.company, ENGINEER);
    return `200 for ${ENGINEER.name}, ${costOf(usage)}`;
  },
};

const unlockLibrary: Step = {
  title: "A colleague unlocks the library",
  run: async (world) => {
    const { company } = world;
    const code = company.codes.at(-1) ?? "";
    const { answer } = await unlock(world, code, READER);
    const { state, accessUntil, licence } = expectStatus(answer, 200, "unlocking");
    company.redeemed += 1;
    const allowed = Object.values(licence).filter(Boolean).length;
    const seen = `${state} until ${accessUntil}; may not print, copy or share`;
    world.check(
      "A library code opens to the end of the agreement, on the terms of its licence",
      state === "unlocked" && accessUntil === new Date(ENDS_AT).toISOString() && allowed === 0,
      allowed === 0 ? seen : `${allowed} of the licence's bans are missing`,
    );
    return `200 for ${READER.name}, ${seen}`;
  },
};

/** A French company under volume licensing: vouchers and the library, delivered in the last month of the term. */
export const COMPANY_STORY: readonly Step[] = [
  register(ORDER.hand, "a company in France", "2027-09-01T08:00:00Z"),
  place(ORDER.hand, ORDER.purchaseOrder),
  confirm(ORDER.hand, ORDER.purchaseOrder),
  invoice({
    ...ORDER,
    at: "2027-09-06T08:00:00Z",
    invoicedOn: "2027-09-06",
    check: "PO-7802's window is counted in French business days and opens in Paris",
    window: { opensAt: "2027-09-12T22:00:00.000Z", dueAt: "2027-09-17T22:00:00.000Z" },
  }),
  deliver({
    hand: ORDER.hand,
    title: "Deliver PO-7802, vouchers and library in one list",
    at: "2027-09-13T06:00:00Z",
    header: "N°,Produit,Code,Lot,Dernier jour d’utilisation",
    listed: 20,
  }),
  redeemVoucher,
  unlockLibrary,
  ...endingSteps({
    ...ORDER,
    expiresAt: ENDS_AT,
    learner: { name: "Hugo Sentenac", email: "hugo.sentenac@garonne-aero.example" },
  }),
];
