/**
 * The worked examples of the requirements as vectors, by number; tests take them from here and name them: `(example 5)`.
 * Moments are UTC, dates local and inclusive, money integer minor units. 10 to 13 and 15 belong to what is not built.
 */
export const WORKED_EXAMPLES = {
  /** 48 hours over a leap day and a weekend. */
  1: { processedAt: "2020-02-28T22:00:00.000Z", confirmBy: "2020-03-01T22:00:00.000Z" },
  /** 24 hours over the change to summer time. */
  2: {
    acceptedAt: "2020-03-28T22:30:00.000Z",
    mailBy: "2020-03-29T22:30:00.000Z",
    timeZone: "Europe/Berlin",
    localAcceptedAt: "28.03.20, 23:30",
    localMailBy: "30.03.20, 00:30",
  },
  /** 5 to 10 business days over the turn of the year, by both readings (R-58, D-19). */
  3: {
    invoicedOn: "2019-12-20",
    holidays: ["2019-12-25", "2019-12-26", "2020-01-01"],
    fiveDayWeek: { fifth: "2019-12-31", tenth: "2020-01-08" },
    sixDayWeek: { fifth: "2019-12-28", tenth: "2020-01-04" },
    window: { opensOn: "2019-12-31", lastOn: "2020-01-04" },
  },
  /** The invoice of example 3 for a term that starts later. */
  4: { invoicedOn: "2019-12-20", termStartsOn: "2020-02-01", window: { opensOn: "2020-02-01", lastOn: "2020-02-01" } },
  /** Proration: what is charged, and the two readings shown beside it (R-46, R-47, T-1). */
  5: {
    packPriceMinor: 120_000,
    agreementEndsOn: "2020-06-30",
    orderedOn: "2019-11-10",
    startedMonths: { months: 8, priceMinor: 80_000 },
    completedMonths: { months: 7, priceMinor: 70_000 },
    days: { days: 234, daysInYear: 366, priceMinor: 76_721 },
  },
  /** Co-termination: when 12-month orders of one agreement end. */
  6: {
    agreement: { startsOn: "2019-09-01", endsOn: "2022-08-31" },
    orders: [
      { startsOn: "2019-09-01", endsOn: "2020-08-31", anchors: true },
      { startsOn: "2020-02-15", endsOn: "2020-08-31", anchors: false },
      { startsOn: "2020-10-01", endsOn: "2021-09-30", anchors: true },
    ],
  },
  /** Expiry of the codes of example 6, and of a library unlocked the day before (R-68, R-75, T-2). */
  7: {
    agreementEndsOn: "2022-08-31",
    subscriptionEndsOn: "2020-08-31",
    voucher: { lastUsableOn: "2020-08-31", boundBy: "subscription" },
    library: { unlockedOn: "2020-08-30", openUntil: "2022-08-31" },
  },
  /** Which exams a site pack's code pays for. */
  8: { sku: "SITE-MOS-MCE-125", refused: { family: "MTA", refusal: "family-not-in-pack" }, paidFor: { family: "MCE" } },
  /** An employee leaves: the code goes to nobody else and expires with the agreement, without credit. */
  9: { agreementEndsOn: "2022-08-31", refusal: "non-transferable" },
  /** Free vouchers: one pool under edition C, none under edition B (R-22, D-16). */
  14: {
    withPool: { edition: "C-2019-zh", schools: 4, vouchers: 30, familyRefused: "MCP" },
    withoutPool: { edition: "B-2019-fr" },
  },
} as const;
