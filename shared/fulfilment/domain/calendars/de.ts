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

/** Off in some states only. */
const EPIPHANY = {
  "2026-01-06": "Heilige Drei Könige",
  "2027-01-06": "Heilige Drei Könige",
  "2028-01-06": "Heilige Drei Könige",
};
const WOMENS_DAY = {
  "2026-03-08": "Internationaler Frauentag",
  "2027-03-08": "Internationaler Frauentag",
  "2028-03-08": "Internationaler Frauentag",
};
const EASTER_AND_WHIT_SUNDAY = {
  "2026-04-05": "Ostersonntag",
  "2026-05-24": "Pfingstsonntag",
  "2027-03-28": "Ostersonntag",
  "2027-05-16": "Pfingstsonntag",
  "2028-04-16": "Ostersonntag",
  "2028-06-04": "Pfingstsonntag",
};
const CORPUS_CHRISTI = { "2026-06-04": "Fronleichnam", "2027-05-27": "Fronleichnam", "2028-06-15": "Fronleichnam" };
const ASSUMPTION = {
  "2026-08-15": "Mariä Himmelfahrt",
  "2027-08-15": "Mariä Himmelfahrt",
  "2028-08-15": "Mariä Himmelfahrt",
};
const CHILDRENS_DAY = { "2026-09-20": "Weltkindertag", "2027-09-20": "Weltkindertag", "2028-09-20": "Weltkindertag" };
const REFORMATION_DAY = {
  "2026-10-31": "Reformationstag",
  "2027-10-31": "Reformationstag",
  "2028-10-31": "Reformationstag",
};
const ALL_SAINTS = { "2026-11-01": "Allerheiligen", "2027-11-01": "Allerheiligen", "2028-11-01": "Allerheiligen" };
const REPENTANCE_DAY = {
  "2026-11-18": "Buß- und Bettag",
  "2027-11-17": "Buß- und Bettag",
  "2028-11-22": "Buß- und Bettag",
};
const UPRISING_DAY = { "2028-06-17": "75. Jahrestag des Aufstandes vom 17. Juni 1953" };

const LAW =
  "Einigungsvertrag Art. 2(2) for 3 October and the days common to all state holiday acts, computed from them; 24 and 31 December are business days.";

const germanCalendar = <Id extends string>(
  calendarId: Id,
  holidays: BusinessCalendar["holidays"],
  source: string,
): BusinessCalendar & { readonly calendarId: Id } => ({
  calendarId,
  version: "2026-11-21",
  weekend: [6, 7],
  holidays: { ...NATIONAL, ...holidays },
  workdays: [],
  validFrom: "2026-01-01",
  validUntil: "2028-12-31",
  source: `${LAW} ${source}`.trim(),
});

export const GERMANY = germanCalendar("DE", {}, "");

/** The sixteen states by their ISO 3166-2 code; days that hold in some municipalities only are in none of them. */
export const GERMAN_STATES = {
  "DE-BW": germanCalendar(
    "DE-BW",
    { ...EPIPHANY, ...CORPUS_CHRISTI, ...ALL_SAINTS },
    "Baden-Württemberg: Feiertagsgesetz § 1.",
  ),
  "DE-BY": germanCalendar(
    "DE-BY",
    { ...EPIPHANY, ...CORPUS_CHRISTI, ...ALL_SAINTS },
    "Bavaria: Feiertagsgesetz Art. 1(1), without 15 August (Catholic municipalities) and 8 August (Augsburg).",
  ),
  "DE-BE": germanCalendar(
    "DE-BE",
    { ...WOMENS_DAY, ...UPRISING_DAY },
    "Berlin: Gesetz über die Sonn- und Feiertage § 1, with the single holiday on 17 June 2028.",
  ),
  "DE-BB": germanCalendar(
    "DE-BB",
    { ...EASTER_AND_WHIT_SUNDAY, ...REFORMATION_DAY },
    "Brandenburg: Feiertagsgesetz § 2, which names the two Sundays.",
  ),
  "DE-HB": germanCalendar("DE-HB", REFORMATION_DAY, "Bremen: Gesetz über die Sonn- und Feiertage § 2."),
  "DE-HH": germanCalendar("DE-HH", REFORMATION_DAY, "Hamburg: Feiertagsgesetz § 1."),
  "DE-HE": germanCalendar(
    "DE-HE",
    CORPUS_CHRISTI,
    "Hesse: Feiertagsgesetz § 1; its Sundays are no business days anyway.",
  ),
  "DE-MV": germanCalendar(
    "DE-MV",
    { ...WOMENS_DAY, ...REFORMATION_DAY },
    "Mecklenburg-Western Pomerania: Feiertagsgesetz § 2.",
  ),
  "DE-NI": germanCalendar("DE-NI", REFORMATION_DAY, "Lower Saxony: Feiertagsgesetz § 2."),
  "DE-NW": germanCalendar(
    "DE-NW",
    { ...CORPUS_CHRISTI, ...ALL_SAINTS },
    "North Rhine-Westphalia: Feiertagsgesetz NW § 2.",
  ),
  "DE-RP": germanCalendar(
    "DE-RP",
    { ...CORPUS_CHRISTI, ...ALL_SAINTS },
    "Rhineland-Palatinate: Landesgesetz über den Schutz der Sonn- und Feiertage § 2.",
  ),
  "DE-SL": germanCalendar(
    "DE-SL",
    { ...CORPUS_CHRISTI, ...ASSUMPTION, ...ALL_SAINTS },
    "Saarland: Gesetz über die Sonn- und Feiertage § 2.",
  ),
  "DE-SN": germanCalendar(
    "DE-SN",
    { ...REFORMATION_DAY, ...REPENTANCE_DAY },
    "Saxony: Gesetz über Sonn- und Feiertage § 1, without Corpus Christi (some municipalities).",
  ),
  "DE-ST": germanCalendar("DE-ST", { ...EPIPHANY, ...REFORMATION_DAY }, "Saxony-Anhalt: Feiertagsgesetz § 2."),
  "DE-SH": germanCalendar("DE-SH", REFORMATION_DAY, "Schleswig-Holstein: Gesetz über Sonn- und Feiertage § 2."),
  "DE-TH": germanCalendar(
    "DE-TH",
    { ...CHILDRENS_DAY, ...REFORMATION_DAY },
    "Thuringia: Feiertagsgesetz § 2, without Corpus Christi (some municipalities).",
  ),
} as const;
