import { z } from "zod";
import { emailAddress, lineOfText, personName } from "#shared/contracts/text.ts";
import { LOCALES } from "#shared/kernel/locale.ts";

/** Programme codes, the same in every language (D-9). SELECT-PLUS-EDU belongs to older catalogue editions. */
export const PROGRAMMES = ["EES", "SCHOOL", "OVS-ES", "SELECT-PLUS-EDU", "VL", "SA"] as const;
export type Programme = (typeof PROGRAMMES)[number];

/** Markets, and states of Germany by ISO 3166-2, whose business days we know. */
export const CALENDAR_IDS = [
  ...["TW", "US", "FR", "DE"],
  ...["DE-BW", "DE-BY", "DE-BE", "DE-BB", "DE-HB", "DE-HH", "DE-HE", "DE-MV"],
  ...["DE-NI", "DE-NW", "DE-RP", "DE-SL", "DE-SN", "DE-ST", "DE-SH", "DE-TH"],
] as const;
export type CalendarId = (typeof CALENDAR_IDS)[number];

/** A real date `YYYY-MM-DD` of the years 2000 to 2199. */
export const calendarDate = z.iso.date().refine((date) => date >= "2000-01-01" && date <= "2199-12-31", {
  error: "year out of range",
});

/** ISO 3166-1 alpha-2, upper case. */
export const countryCode = z.string().regex(/^[A-Z]{2}$/);

/** An IANA name such as `Asia/Taipei` or `UTC` that this runtime knows; no bare offsets. */
const timeZone = z
  .string()
  .max(64)
  .regex(/^(UTC|[A-Z][A-Za-z_]+(\/[A-Za-z0-9_+-]+)+)$/)
  .refine(isKnownZone, { error: "unknown time zone" });

const isForwards = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => startsOn <= endsOn;
const backwards = { error: "ends before it starts", path: ["endsOn"] };

const customer = z.strictObject({
  name: lineOfText(200),
  class: z.enum(["academic", "business"]),
  country: countryCode,
  /** Evidence of an academic institution's accreditation; whether an order needs it is the catalogue's rule. */
  accreditation: z.strictObject({ evidence: lineOfText(500), on: calendarDate }).nullable(),
});

const resellerIds = z
  .array(z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/))
  .min(1)
  .max(20)
  .refine((ids) => new Set(ids).size === ids.length, { error: "unique" });

/** An agreement's number; what has another form names none. */
export const agreementNumber = z.string().regex(/^[A-Z0-9][A-Z0-9-]{2,31}$/);

/** Letter, year and language: `B-2019-fr`. */
const editionId = z.string().regex(/^[A-Z]-\d{4}-[a-z]{2}$/);

/** The business days counted are those of the agreement's market; one whose days we do not know names any. */
function isOfMarket({ market, calendar }: { market: string; calendar: CalendarId }): boolean {
  const own = CALENDAR_IDS.filter((id) => id.slice(0, 2) === market);
  return own.length === 0 || own.includes(calendar);
}
const elsewhere = { error: "another market", path: ["calendar"] };

const agreement = z.strictObject({
  agreementNumber,
  programme: z.enum(PROGRAMMES),
  market: countryCode,
  calendar: z.enum(CALENDAR_IDS),
  customer,
  term: z.strictObject({ startsOn: calendarDate, endsOn: calendarDate, timeZone }).refine(isForwards, backwards),
  noticesContact: z.strictObject({ name: personName, email: emailAddress, locale: z.enum(LOCALES) }),
  resellerIds,
  testCentres: z.strictObject({ certiport: z.string().regex(/^[A-Z0-9-]{3,32}$/) }).exactOptional(),
  /** The recorded check against the standards of Imagine Academy in a catalogue edition, by its id. */
  academyStandards: z
    .strictObject({ edition: editionId, evidence: lineOfText(500), metOn: calendarDate })
    .exactOptional(),
  /** E-learning under a contract that runs, by the contract's number and its last day. */
  eLearning: z.strictObject({ contract: lineOfText(64), endsOn: calendarDate }).exactOptional(),
  saCover: z.strictObject({ startsOn: calendarDate, endsOn: calendarDate }).refine(isForwards, backwards).nullable(),
  /** The registered agreement that this one renews; without it, it is a first purchase. */
  renewalOf: agreementNumber.exactOptional(),
});

/** `data` of `agreement.registered`. Both ends of `term` and `saCover` are usable days. */
export const agreementRegistered = agreement.refine(isOfMarket, elsewhere);

/** The same as it was read: the early end is a call of its own and never registered, so it can only come back unchanged. */
export const agreementAsRead = agreement
  .extend({
    ending: z
      .strictObject({
        endsOn: calendarDate,
        recordedAt: z.iso.datetime({ precision: 3 }),
        orders: z.enum(["curtailing", "curtailed", "parked"]).exactOptional(),
      })
      .exactOptional(),
  })
  .refine(isOfMarket, elsewhere);

function isKnownZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
