import type { QuoteWording } from "#shared/pricing/templates/wording.ts";

export const german: QuoteWording = {
  months: { one: "# Monat", other: "# Monate" },
  days: { one: "# Tag", other: "# Tage" },
  codes: { one: "# Code", other: "# Codes" },
  businessDays: { one: "# Werktag", other: "# Werktagen" },
  runs: {
    agreement: ({ startsOn, endsOn }) =>
      `Heute aufgegeben, läuft die Bestellung vom ${startsOn} bis zum ${endsOn}, dem letzten Tag der Vereinbarung.`,
    "earlier-order": ({ startsOn, endsOn }) =>
      `Heute aufgegeben, läuft die Bestellung vom ${startsOn} bis zum ${endsOn}: Sie endet gleichzeitig mit einer 12-Monats-Bestellung, die unter der Vereinbarung bereits besteht.`,
    itself: ({ startsOn, endsOn }) =>
      `Heute aufgegeben, läuft die Bestellung vom ${startsOn} bis zum ${endsOn}. Bestellungen, die bis dahin folgen, enden am selben Tag.`,
  },
  price: ({ unit, quantity, months, amount }) => `${unit} × ${quantity} × ${months} ÷ 12 = ${amount}.`,
  licence:
    "Alles wird als Dienstabonnementlizenz (SSL) verkauft; eine Benutzerabonnementlizenz (USL) oder Zusatzabonnementlizenz (ASL) ist nicht nötig.",
  startedMonthCounts: "Jeder angefangene Monat zählt.",
  completedMonthsCount: "Nur volle Monate zählen.",
  benefit: ({ days, of, endsOn }) =>
    `Die Anzahl der Codes wird nicht gekürzt, wohl aber die Zeit für ihre Nutzung: ${days} von ${of} Tagen eines vollen Jahres, bis zum ${endsOn}.`,
  fullBenefit: "Weder die Anzahl der Codes noch die Zeit für ihre Nutzung wird gekürzt.",
  libraryBenefit: ({ endsOn }) =>
    `Einmal freigeschaltet, bleibt eine Bibliothek bis zum Ende der Vereinbarung am ${endsOn} zugänglich, wann immer die Bestellung endet.`,
  membership: ({ days, of, endsOn }) =>
    `Die Mitgliedschaft läuft ${days} von ${of} Tagen eines vollen Jahres, bis zum ${endsOn}.`,
  fullMembership: ({ endsOn }) => `Die Mitgliedschaft läuft ein volles Jahr, bis zum ${endsOn}.`,
  alternatives: {
    "started-months": ({ months, total }) => `Zum Vergleich: auch angefangene Monate gezählt (${months}), ${total}.`,
    "completed-months": ({ months, total }) => `Zum Vergleich: nur volle Monate gezählt (${months}), ${total}.`,
    days: ({ days, of, total }) => `Zum Vergleich: nach Tagen gerechnet (${days} von ${of}), ${total}.`,
  },
  discount: ({ codes, fromCodes, percent, amount }) =>
    `Mit dieser Bestellung kommt die Vereinbarung auf ${codes}. Ab ${fromCodes} gilt ein Mengenrabatt von ${percent}: ${amount}.`,
  noDiscount: ({ codes }) =>
    `Mit dieser Bestellung kommt die Vereinbarung auf ${codes}; einen Mengenrabatt gibt es noch nicht.`,
  nextTier: ({ codesToGo, fromCodes, percent }) =>
    `Der nächste Mengenrabatt, ${percent}, beginnt bei ${fromCodes}: Es fehlen ${codesToGo}.`,
  total: ({ total }) => `Gesamtbetrag: ${total}.`,
  validity: ({ through }) =>
    `Bis zum ${through} aufgegeben, kostet die Bestellung dasselbe, sofern unter der Vereinbarung nicht vorher anderes bestellt wird und keine neue Preisliste in Kraft tritt. Der Preis steht fest, sobald die Bestellung bearbeitet ist.`,
  purchaseContact: ({ email }) => `Fragen zu Preisen, Lizenzen und beschleunigter Rabattierung: ${email}.`,
  salesContact: ({ email }) => `Weitere Produkte und Preisauskünfte: ${email}.`,
  preparationShort: ({ days, endsOn }) =>
    `Die Zeit zur Vorbereitung könnte knapp werden: noch ${days}, bis zum ${endsOn}.`,
  deliveryMayBeLate: ({ businessDays, endsOn }) =>
    `Die Lieferung kommt womöglich zu spät: Sie erfolgt innerhalb von ${businessDays} nach Rechnungsstellung an den Vertriebspartner, und der letzte Nutzungstag ist der ${endsOn}.`,
  packYearShorter: ({ endsOn }) =>
    `Packs sind höchstens ein Jahr lang nutzbar. Hier verfallen ihre Codes früher, spätestens nach dem ${endsOn}.`,
  packYearEndsFirst:
    "Packs sind höchstens ein Jahr lang nutzbar: Ihre Codes können vor dem Ende der Bestellung verfallen.",
  volumeTierNear: ({ codesToGo, percent }) =>
    `Mit ${codesToGo} mehr läge der Mengenrabatt dieser Bestellung bei ${percent}.`,
};
