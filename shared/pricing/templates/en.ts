import type { QuoteWording } from "#shared/pricing/templates/wording.ts";

export const english: QuoteWording = {
  months: { one: "# month", other: "# months" },
  days: { one: "# day", other: "# days" },
  codes: { one: "# code", other: "# codes" },
  businessDays: { one: "# business day", other: "# business days" },
  runs: {
    agreement: ({ startsOn, endsOn }) =>
      `Ordered today, it runs from ${startsOn} to ${endsOn}, the last day of the agreement.`,
    "earlier-order": ({ startsOn, endsOn }) =>
      `Ordered today, it runs from ${startsOn} to ${endsOn}: it ends together with a 12-month order the agreement already has.`,
    itself: ({ startsOn, endsOn }) =>
      `Ordered today, it runs from ${startsOn} to ${endsOn}. Orders that follow while it runs end on the same day.`,
  },
  price: ({ unit, quantity, months, amount }) => `${unit} × ${quantity} × ${months} ÷ 12 = ${amount}.`,
  licence:
    "Everything is sold as a Services Subscription Licence (SSL); no User Subscription Licence (USL) and no Add-on Subscription Licence (ASL) is needed.",
  startedMonthCounts: "A month counts once it has started.",
  completedMonthsCount: "Only completed months count.",
  benefit: ({ days, of, endsOn }) =>
    `The number of codes is not reduced; the time to use them is: ${days} of the ${of} days of a full year, until ${endsOn}.`,
  fullBenefit: "Neither the number of codes nor the time to use them is reduced.",
  libraryBenefit: ({ endsOn }) =>
    `Once unlocked, a library stays open until the agreement ends, on ${endsOn}, whenever the order ends.`,
  membership: ({ days, of, endsOn }) =>
    `The membership runs ${days} of the ${of} days of a full year, until ${endsOn}.`,
  fullMembership: ({ endsOn }) => `The membership runs a full year, until ${endsOn}.`,
  alternatives: {
    "started-months": ({ months, total }) =>
      `For comparison: with started months counted as well (${months}), ${total}.`,
    "completed-months": ({ months, total }) => `For comparison: with completed months only (${months}), ${total}.`,
    days: ({ days, of, total }) => `For comparison: counted in days (${days} of ${of}), ${total}.`,
  },
  discount: ({ codes, fromCodes, percent, amount }) =>
    `With this order the agreement comes to ${codes}. From ${fromCodes} on, ${percent} is taken off: ${amount}.`,
  noDiscount: ({ codes }) => `With this order the agreement comes to ${codes}; there is no volume discount yet.`,
  nextTier: ({ codesToGo, fromCodes, percent }) =>
    `The next volume discount, ${percent}, begins at ${fromCodes}: ${codesToGo} to go.`,
  total: ({ total }) => `Total: ${total}.`,
  validity: ({ through }) =>
    `An order placed by ${through} costs the same, unless the agreement has other orders or a new price list comes into force first. Its price is fixed when it is processed.`,
  purchaseContact: ({ email }) => `Questions about prices, licensing or accelerated discounts: ${email}.`,
  salesContact: ({ email }) => `Further products and price information: ${email}.`,
  preparationShort: ({ days, endsOn }) => `The time to prepare may be short: ${days}, until ${endsOn}.`,
  deliveryMayBeLate: ({ businessDays, endsOn }) =>
    `The delivery may come too late: it follows within ${businessDays} of the invoice to the reseller, and the last day of use is ${endsOn}.`,
  packYearShorter: ({ endsOn }) =>
    `Packs can be used for up to one year. Here it is less: their codes end on ${endsOn} at the latest.`,
  packYearEndsFirst: "Packs can be used for up to one year: their codes may end before this order does.",
  volumeTierNear: ({ codesToGo, percent }) =>
    `With another ${codesToGo}, the volume discount on this order would be ${percent}.`,
};
