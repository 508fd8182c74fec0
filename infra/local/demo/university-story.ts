import { deliver } from "./delivery-steps.ts";
import { endingSteps } from "./expiry-steps.ts";
import { beginMembership, refuseUnchecked } from "./membership-steps.ts";
import { confirm, invoice, place, register } from "./ordering-steps.ts";
import { PEOPLE_STEPS } from "./people-steps.ts";
import { announceSitePack, nameCentre, readSitePack, refuseWithoutCentre } from "./site-pack-steps.ts";
import type { Step } from "./step.ts";

const ORDER = { hand: "university", purchaseOrder: "PO-7815" } as const;

/** A German university: a site pack without a test centre at first, a membership, its state's holidays, its people. */
export const UNIVERSITY_STORY: readonly Step[] = [
  register(ORDER.hand, "a university in Bavaria", "2027-12-20T08:00:00Z"),
  refuseUnchecked,
  place(ORDER.hand, ORDER.purchaseOrder),
  confirm(ORDER.hand, ORDER.purchaseOrder),
  announceSitePack,
  // Without Epiphany, which Bavaria keeps, it would be 6 to 13 January.
  invoice({
    ...ORDER,
    at: "2027-12-30T09:00:00Z",
    invoicedOn: "2027-12-30",
    check: "PO-7815's window opens and closes a day later for Epiphany, a holiday in Bavaria",
    window: { opensAt: "2028-01-06T23:00:00.000Z", dueAt: "2028-01-13T23:00:00.000Z" },
  }),
  deliver({
    hand: ORDER.hand,
    title: "Deliver PO-7815, the class pack in a list and the site pack in none",
    at: "2028-01-07T07:00:00Z",
    header: "Nr.,Produkt,Code,Los,Letzter Nutzungstag",
    listed: 30,
  }),
  beginMembership,
  readSitePack,
  refuseWithoutCentre,
  nameCentre,
  ...PEOPLE_STEPS,
  ...endingSteps({
    ...ORDER,
    expiresAt: "2028-09-30T22:00:00Z",
    learner: { name: "Anna Wörle", email: "anna.woerle@hs-isartal.example" },
  }),
];
