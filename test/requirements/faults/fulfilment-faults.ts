import type { Faults } from "#test/requirements/mutation.ts";

export const FULFILMENT_FAULTS: Faults = {
  "shared/fulfilment/domain/service-promise.ts": [
    {
      requirement: "R-57",
      breaks: "48 hours",
      find: "CONFIRM_WITHIN_HOURS = 48",
      replace: "CONFIRM_WITHIN_HOURS = 49",
    },
    { requirement: "R-62", breaks: "24 hours", find: "ACCESS_WITHIN_HOURS = 24", replace: "ACCESS_WITHIN_HOURS = 25" },
  ],
  "shared/fulfilment/domain/delivery-window.ts": [
    {
      requirement: "R-58",
      breaks: "5 business days",
      find: "addBusinessDays(invoicedOn, businessDays.first,",
      replace: "addBusinessDays(invoicedOn, businessDays.first - 1,",
    },
    {
      requirement: "R-58",
      breaks: "10 business days",
      find: "addBusinessDays(invoicedOn, businessDays.last,",
      replace: "addBusinessDays(invoicedOn, businessDays.last + 1,",
    },
    { requirement: "R-59", breaks: "not before the term", find: "laterDate(termStartsOn, first)", replace: "first" },
    {
      requirement: "D-19",
      breaks: "five-day week first",
      find: 'businessDays.first, calendar, "five-day"',
      replace: 'businessDays.first, calendar, "six-day"',
    },
    {
      requirement: "D-19",
      breaks: "six-day week last",
      find: 'businessDays.last, calendar, "six-day"',
      replace: 'businessDays.last, calendar, "five-day"',
    },
  ],
  "shared/fulfilment/domain/steps.ts": [
    {
      requirement: "R-60",
      breaks: "not before its release",
      find: "releaseAt !== undefined && at >= releaseAt",
      replace: "releaseAt !== undefined",
    },
    {
      requirement: "R-42",
      breaks: "nothing sent without a contact",
      find: 'new Set(["curtail", "announce", "confirm", "deliver", "miss"])',
      replace: 'new Set(["curtail", "announce", "confirm", "deliver", "miss", "release"])',
    },
  ],
  "shared/fulfilment/domain/expiry.ts": [
    {
      requirement: "R-75",
      breaks: "no unused code left after the end",
      find: "next.on < first.on ? next : first",
      replace: "next.on > first.on ? next : first",
    },
    { requirement: "R-15", breaks: "one year of use", find: "if (lot.hasPackYear)", replace: "if (!lot.isLibrary)" },
    {
      requirement: "R-68",
      breaks: "whatever its order does",
      find: "if (!lot.isLibrary)",
      replace: "if (lot.releasedOn)",
    },
    {
      requirement: "T-2",
      breaks: "the earliest",
      find: "next.on < first.on ? next : first",
      replace: "next.on > first.on ? next : first",
    },
  ],
  "shared/kernel/calendar-date.ts": [
    {
      requirement: "R-45",
      breaks: "12 months",
      find: "lastDayOfMonthsFrom(date, 12)",
      replace: "lastDayOfMonthsFrom(date, 24)",
    },
    {
      requirement: "R-76",
      breaks: "one year from delivery",
      find: "first.getUTCDate() - 1",
      replace: "first.getUTCDate()",
    },
  ],
  "shared/fulfilment/domain/transitions.ts": [
    {
      requirement: "R-74",
      breaks: "no refund",
      find: 'if (fulfilment.milestones.invoiced !== undefined) return refuse("order-already-invoiced");',
      replace: "",
    },
  ],
  "shared/fulfilment/domain/mail-requests.ts": [
    { requirement: "R-63", breaks: "the way there and whom to call", find: "...directions,", replace: "" },
    {
      requirement: "R-61",
      breaks: "to nobody else",
      find: 'kind: "code-list",\n    locale: contacts.locale,\n    recipients: { to: contacts.notices },',
      replace:
        'kind: "code-list",\n    locale: contacts.locale,\n    recipients: { to: contacts.notices, copyTo: contacts.reseller ?? contacts.notices },',
    },
  ],
  "shared/fulfilment/use-cases/invoice-orders.ts": [
    {
      requirement: "R-40",
      breaks: "no other reseller's order",
      find: "stored?.value.resellerId !== resellerId",
      replace: "stored === undefined",
    },
  ],
};
