import type { BusinessCalendar } from "#shared/fulfilment/domain/business-calendar.ts";

/** Off in every state. */
const NATIONAL: BusinessCalendar["holidays"] = {
  "2026-01-01": "Neujahr",
  "2026-04-03": "Karfreitag",
  "2026-04-06": "Ostermontag",
  "2026-05-01": "Tag der Arbeit",
  "2026-05-14": "Christi Himmelfahrt",
  "2026-05-25": "Pfingstmontag",
  "2026-10-03": "Tag der Deutschen Einheit",
  "2026-12-25": "1. Weihnachtstag",
  "2026-12-26": "2. Weihnachtstag",
  "2027-01-01": "Neujahr",
  "2027-03-26": "Karfreitag",
  "2027-03-29": "Ostermontag",
  "2027-05-01": "Tag der Arbeit",
  "2027-05-06": "Christi Himmelfahrt",
  "2027-05-17": "Pfingstmontag",
  "2027-10-03": "Tag der Deutschen Einheit",
  "2027-12-25": "1. Weihnachtstag",
  "2027-12-26": "2. Weihnachtstag",
  "2028-01-01": "Neujahr",
  "2028-04-14": "Karfreitag",
  "2028-04-17": "Ostermontag",
  "2028-05-01": "Tag der Arbeit",
  "2028-05-25": "Christi Himmelfahrt",
  "2028-06-05": "Pfingstmontag",
  "2028-10-03": "Tag der Deutschen Einheit",
  "2028-12-25": "1. Weihnachtstag",
  "2028-12-26": "2. Weihnachtstag",
};

const BAVARIAN: BusinessCalendar["holidays"] = {
  "2026-01-06": "Heilige Drei Könige",
  "2026-06-04": "Fronleichnam",
  "2026-11-01": "Allerheiligen",
  "2027-01-06": "Heilige Drei Könige",
  "2027-05-27": "Fronleichnam",
  "2027-11-01": "Allerheiligen",
  "2028-01-06": "Heilige Drei Könige",
  "2028-06-15": "Fronleichnam",
  "2028-11-01": "Allerheiligen",
};

const BERLIN_ONLY: BusinessCalendar["holidays"] = {
  "2026-03-08": "Internationaler Frauentag",
  "2027-03-08": "Internationaler Frauentag",
  "2028-03-08": "Internationaler Frauentag",
  "2028-06-17": "75. Jahrestag des Aufstandes vom 17. Juni 1953",
};

const COMMON = {
  version: "2026-11-21",
  weekend: [6, 7],
  workdays: [],
  validFrom: "2026-01-01",
  validUntil: "2028-12-31",
} as const;

const LAW =
  "Einigungsvertrag Art. 2(2) for 3 October and the nine days common to all state holiday acts, computed from them; 24 and 31 December are business days.";

export const GERMANY: BusinessCalendar = { ...COMMON, calendarId: "DE", holidays: NATIONAL, source: LAW };

export const BAVARIA: BusinessCalendar = {
  ...COMMON,
  calendarId: "DE-BY",
  holidays: { ...NATIONAL, ...BAVARIAN },
  source: `${LAW} Bavaria: Feiertagsgesetz Art. 1(1); days that hold in some municipalities only (15 August, 8 August) are not included.`,
};

export const BERLIN: BusinessCalendar = {
  ...COMMON,
  calendarId: "DE-BE",
  holidays: { ...NATIONAL, ...BERLIN_ONLY },
  source: `${LAW} Berlin: Gesetz über die Sonn- und Feiertage § 1, with the single holiday on 17 June 2028.`,
};
