import type { Wording } from "#shared/notifications/templates/wording.ts";

export const german: Wording = {
  greeting: (name) => `Guten Tag ${name},`,
  labelEnd: ": ",
  labels: {
    customer: "Kunde",
    agreement: "Vereinbarung",
    purchaseOrder: "Bestellnummer",
    receivedOn: "Eingegangen am",
    heldSince: "Angehalten seit",
    invoice: "Rechnung",
    product: "Produkt",
    quantity: "Menge",
    codes: "Codes",
    lastUsableDay: "Letzter Nutzungstag",
    edition: "Katalogausgabe",
    issued: "Ausgegeben",
    redeemed: "Eingelöst",
    unused: "Offen",
    expired: "Verfallen",
    number: "Nr.",
    code: "Code",
    lot: "Los",
  },
  lastDay: {
    agreement: (day) => `${day} (Ende der Vereinbarung)`,
    subscription: (day) => `${day} (Ende des Abonnements)`,
    "agreement-ended": (day) => `${day} (vorzeitiges Ende der Vereinbarung)`,
    "pack-year": (day) => `${day} (Ende des Nutzungsjahres des Packs)`,
  },
  deliveryDays: {
    one: { one: "#\u00A0Werktag", other: "#\u00A0Werktage" },
    several: (first) => `${first}\u00A0bis\u00A0#\u00A0Werktage`,
  },
  footer: (agreementNumber) =>
    `Dies ist eine automatisch erstellte Nachricht an den Benachrichtigungs- und Online-Kontakt der Volumenlizenzvereinbarung ${agreementNumber}.`,
  resellerFooter: (agreementNumber) =>
    `Dies ist eine automatisch erstellte Nachricht an den Vertriebspartner, der zur Volumenlizenzvereinbarung ${agreementNumber} bestellt hat.`,
  formerContactFooter: (agreementNumber) =>
    `Dies ist eine automatisch erstellte Nachricht an die Person, die diese Liste im Rahmen der Volumenlizenzvereinbarung ${agreementNumber} zuvor erhalten hat.`,
  mails: {
    "order-confirmation": {
      subject: (purchaseOrderNumber) => `Ihre Bestellung ${purchaseOrderNumber} ist bestätigt`,
      title: "Ihre Bestellung ist bestätigt",
      preheader: "Was bestellt wurde und wie es weitergeht.",
      opening: "Ihre Bestellung wurde bearbeitet. Wir bestätigen sie Ihnen wie folgt.",
      nextSteps: "So geht es weiter",
      release: (deliveryDays) =>
        `Die Zugangscodes werden ${deliveryDays} nach Rechnungsstellung an den Vertriebspartner freigegeben, frühestens jedoch zu Beginn der Laufzeit der Vereinbarung.`,
      delivery:
        "Die Liste der Codes geht anschließend per E-Mail ausschließlich an den in der Vereinbarung genannten Benachrichtigungs- und Online-Kontakt.",
      sitePacks:
        "Die Codes von Site Packs werden nicht per E-Mail versendet. Wie Sie darauf zugreifen, erfahren Sie in einer gesonderten Nachricht.",
      use: "Von der Freigabe bis zum letzten Nutzungstag können die Codes jederzeit verwendet werden.",
      membership: (deliveryDays) =>
        `Die Imagine-Academy-Mitgliedschaft beginnt ${deliveryDays} nach Rechnungsstellung an den Vertriebspartner, frühestens jedoch zu Beginn der Laufzeit der Vereinbarung. Eine gesonderte Nachricht teilt Ihnen mit, sobald sie begonnen hat.`,
    },
    "held-no-usable-contact": {
      subject: (purchaseOrderNumber) => `Ihre Bestellung ${purchaseOrderNumber} wurde angehalten`,
      title: "Ihre Bestellung wurde angehalten",
      preheader: "E-Mails an den Kontakt des Kunden werden abgewiesen. Bitte helfen Sie uns, ihn zu erreichen.",
      opening:
        "Wir können den Benachrichtigungs- und Online-Kontakt dieser Vereinbarung nicht erreichen: E-Mails an die uns vorliegende Adresse werden endgültig abgewiesen.",
      meaning:
        "Bis dies geklärt ist, wird zu dieser Bestellung nichts freigegeben, und der Kunde erhält keine Nachrichten.",
      nextSteps: "Was zu tun ist",
      action:
        "Bitte veranlassen Sie, dass der Kunde beim Herausgeber eine gültige E-Mail-Adresse für den Benachrichtigungs- und Online-Kontakt eintragen lässt.",
      resumption:
        "Der Herausgeber setzt die Bestellung dann fort; was nicht zugestellt werden konnte, geht an die neue Adresse.",
    },
    "held-delivery-after-expiry": {
      subject: (purchaseOrderNumber) => `Ihre Bestellung ${purchaseOrderNumber} wurde angehalten`,
      title: "Ihre Bestellung wurde angehalten",
      preheader: "Die Lieferung käme zu spät, um noch genutzt zu werden. Bitte klären Sie dies mit dem Herausgeber.",
      opening:
        "Diese Bestellung könnte erst geliefert werden, wenn das Bestellte ganz oder teilweise nicht mehr nutzbar ist: Der letzte Nutzungstag liegt vor der Lieferung.",
      meaning:
        "Zu dieser Bestellung wurde nichts freigegeben. Solange sie angehalten ist, wird nichts freigegeben, und der Kunde erhält keine Nachrichten.",
      released:
        "Nicht alles, was zu dieser Bestellung freigegeben wurde, hat den Kunden rechtzeitig erreicht. Solange sie angehalten ist, erhält der Kunde keine weiteren Nachrichten.",
      nextSteps: "Was Sie tun können",
      action: "Bitte klären Sie mit dem Herausgeber, was aus dieser Bestellung werden soll.",
      resumption: "Sie bleibt angehalten, bis der Herausgeber sie fortsetzt oder beendet.",
    },
    "site-pack-access": {
      subject: (purchaseOrderNumber) => `Zugang zu den Site Packs Ihrer Bestellung ${purchaseOrderNumber}`,
      title: "So erreichen Sie Ihre Site Packs",
      preheader: "Wo Site Packs verwaltet werden und wer Ihnen hilft.",
      opening:
        "Ihre Bestellung enthält Site Packs. Diese Nachricht beschreibt, wie Sie darauf zugreifen; sie enthält keine Codes.",
      access: "Zugang",
      open: (managementUrl) => `Öffnen Sie die Website Microsoft Certification Site Pack Management: ${managementUrl}`,
      identify:
        "Melden Sie sich als Administrator Ihres Prüfzentrums an und halten Sie die oben genannten Nummern der Vereinbarung und der Bestellung bereit.",
      release: (deliveryDays) =>
        `Dort stehen die Codes ${deliveryDays} nach Rechnungsstellung an den Vertriebspartner bereit, frühestens jedoch zu Beginn der Laufzeit der Vereinbarung. Per E-Mail werden sie nie versendet.`,
      customerService: "Certiport-Kundendienst",
      help: "Fragen zum Zugang und zur Durchführung von Prüfungen beantwortet der Kundendienst von Certiport.",
      phone: (phone) => `Telefon: ${phone}`,
      website: (url) => `Website: ${url}`,
      noTestCentre: (enrolmentUrl) =>
        `Die Vereinbarung nennt noch kein von Certiport autorisiertes Prüfzentrum. Bis dahin können die Codes der Site Packs nicht eingelöst werden. Sobald Ihre Einrichtung ein solches Prüfzentrum ist, bitten Sie Ihren Vertriebspartner, dessen Nummer in die Vereinbarung eintragen zu lassen. So werden Sie Prüfzentrum: ${enrolmentUrl}`,
    },
    "code-list": {
      subject: (purchaseOrderNumber) => `Ihre Zugangscodes zur Bestellung ${purchaseOrderNumber}`,
      title: "Ihre Zugangscodes liegen bereit",
      preheader: "Die Liste finden Sie im Anhang. Bitte behandeln Sie sie vertraulich.",
      opening: {
        one: "Im Anhang erhalten Sie die Liste mit dem Zugangscode dieser Bestellung, sowohl als Excel-Arbeitsmappe (XLSX) als auch als CSV-Datei mit demselben Inhalt.",
        other:
          "Im Anhang erhalten Sie die Liste mit den # Zugangscodes dieser Bestellung, sowohl als Excel-Arbeitsmappe (XLSX) als auch als CSV-Datei mit demselben Inhalt.",
      },
      manifest:
        "Das ebenfalls angehängte Manifest ist signiert. Es nennt beide Dateien mit ihren Prüfsummen, sodass Sie deren Echtheit jederzeit prüfen lassen können.",
      rules: "Verwendung der Codes",
      oneExam:
        "Der Code eines Prüfungsgutscheins gilt für eine Prüfungsanmeldung und kann nur einmal verwendet werden.",
      library:
        "Ein Bibliothekscode öffnet die E-Referenzbibliothek für eine Person bis zum Ende der Vereinbarung. Die Inhalte dürfen nicht gedruckt, kopiert oder weitergegeben werden.",
      onePerson:
        "Jeder Code wird einer Person zugewiesen und ist danach nicht mehr übertragbar, auch dann nicht, wenn diese Person die Organisation verlässt.",
      expiry: (timeZone) =>
        `Nicht verwendete Codes verfallen mit Ablauf ihres letzten Nutzungstags (${timeZone}). Eine Rückerstattung ist ausgeschlossen.`,
      confidential:
        "Bitte behandeln Sie beide Dateien vertraulich: Wer eine davon besitzt, kann die Codes verwenden. Bewahren Sie sie sicher auf und geben Sie jeder Person nur den für sie bestimmten Code.",
    },
    "code-list-again": {
      subject: (purchaseOrderNumber) => `Ihre Zugangscodes zur Bestellung ${purchaseOrderNumber}, erneut gesendet`,
      title: "Ihre Zugangscodes, erneut gesendet",
      preheader: "Die Liste noch einmal. Bitte behandeln Sie sie vertraulich.",
      opening: {
        one: "Auf Veranlassung des Herausgebers senden wir Ihnen die Liste mit dem Zugangscode dieser Bestellung noch einmal, sowohl als Excel-Arbeitsmappe (XLSX) als auch als CSV-Datei mit demselben Inhalt.",
        other:
          "Auf Veranlassung des Herausgebers senden wir Ihnen die Liste mit den # Zugangscodes dieser Bestellung noch einmal, sowohl als Excel-Arbeitsmappe (XLSX) als auch als CSV-Datei mit demselben Inhalt.",
      },
      same: "Es ist dieselbe Liste wie beim ersten Mal. Für inzwischen zugewiesene oder verwendete Codes ändert sich nichts.",
      shortened: {
        opening: {
          one: "Auf Veranlassung des Herausgebers senden wir Ihnen die Liste noch einmal, mit dem einen Zugangscode dieser Bestellung, dessen letzter Nutzungstag nicht vorbei ist, sowohl als Excel-Arbeitsmappe (XLSX) als auch als CSV-Datei mit demselben Inhalt.",
          other:
            "Auf Veranlassung des Herausgebers senden wir Ihnen die Liste noch einmal, mit den # Zugangscodes dieser Bestellung, deren letzter Nutzungstag nicht vorbei ist, sowohl als Excel-Arbeitsmappe (XLSX) als auch als CSV-Datei mit demselben Inhalt.",
        },
        same: "Codes der ersten Liste, deren letzter Nutzungstag vorbei ist, sind nicht mehr enthalten. Für inzwischen zugewiesene oder verwendete Codes ändert sich nichts.",
      },
    },
    "resend-notice": {
      subject: (purchaseOrderNumber) =>
        `Die Codeliste zur Bestellung ${purchaseOrderNumber} ging an ein anderes Postfach`,
      title: "Die Codeliste ging an ein anderes Postfach",
      preheader: "Sie hatten die Liste zuvor erhalten. Diese Nachricht enthält keine Codes.",
      opening: (resentOn) =>
        `Am ${resentOn} wurde die Liste der Zugangscodes dieser Bestellung auf Veranlassung des Herausgebers erneut gesendet. Sie ging an das Postfach, das die Vereinbarung jetzt für den Benachrichtigungs- und Online-Kontakt nennt, und nicht mehr an Ihres.`,
      before:
        "Sie haben die Liste früher erhalten. Falls Sie für diese Bestellung nicht mehr zuständig sind, löschen Sie bitte die Liste.",
      unexpected:
        "Falls Sie diesen Wechsel des Kontakts nicht erwartet haben, informieren Sie bitte umgehend den Herausgeber.",
    },
    reminder: {
      subject: (purchaseOrderNumber) => `Bestellung ${purchaseOrderNumber}: noch nicht eingelöste Zugangscodes`,
      title: "Es sind noch Zugangscodes offen",
      preheader: "Wie viele Codes noch offen sind und bis wann sie verwendet werden können.",
      opening: (lastUsableDay) => ({
        one: `# Zugangscode dieser Bestellung wurde noch nicht eingelöst. Sein letzter Nutzungstag ist der ${lastUsableDay}.`,
        other: `# Zugangscodes dieser Bestellung wurden noch nicht eingelöst. Ihr letzter Nutzungstag ist der ${lastUsableDay}.`,
      }),
      expiry: (timeZone) =>
        `Nicht eingelöste Codes verfallen mit Ablauf dieses Tages (${timeZone}). Eine Rückerstattung ist ausgeschlossen.`,
      passOn: "Bitte informieren Sie die Personen, die einen Code erhalten haben.",
    },
    "agreement-ended": {
      subject: (purchaseOrderNumber) => `Bestellung ${purchaseOrderNumber}: Ihre Vereinbarung endet vorzeitig`,
      title: "Ihre Vereinbarung endet vorzeitig",
      preheader: "Was sich für diese Bestellung ändert.",
      opening: (lastDay) => `Die Vereinbarung endet vorzeitig. Ihr letzter Tag ist nun der ${lastDay}.`,
      released: "Die Zugangscodes dieser Bestellung können bis zu diesen Tagen verwendet werden:",
      notReleased:
        "Die Zugangscodes dieser Bestellung sind noch nicht freigegeben. Sie verfallen spätestens mit dem Ende der Vereinbarung.",
      expiry: (timeZone) =>
        `Nicht verwendete Codes verfallen mit Ablauf ihres letzten Nutzungstags (${timeZone}). Eine Rückerstattung ist ausgeschlossen.`,
      registrations: "Rechtzeitig vorgenommene Prüfungsanmeldungen bleiben gültig.",
      library: "Der Zugang zur E-Referenzbibliothek endet mit der Vereinbarung.",
      passOn: "Bitte informieren Sie die Personen, die einen Code erhalten haben.",
      membership: "Die Imagine-Academy-Mitgliedschaft dieser Bestellung endet spätestens mit der Vereinbarung.",
    },
    "expiry-notice": {
      subject: (purchaseOrderNumber) => `Bestellung ${purchaseOrderNumber}: Nutzungszeitraum der Codes beendet`,
      title: "Der Nutzungszeitraum der Codes ist beendet",
      preheader: "Wie viele Codes eingelöst wurden und wie viele verfallen sind.",
      opening: "Der letzte Nutzungstag der Zugangscodes dieser Bestellung ist vorüber.",
      allRedeemed: {
        one: "Der ausgegebene Code wurde rechtzeitig eingelöst.",
        other: "Alle # ausgegebenen Codes wurden rechtzeitig eingelöst.",
      },
      allExpired: {
        one: "Der ausgegebene Code wurde nicht eingelöst und ist verfallen.",
        other: "Keiner der # ausgegebenen Codes wurde eingelöst; alle sind verfallen.",
      },
      someExpired: (issued) => ({
        one: `Von den ${issued} ausgegebenen Codes wurde # nicht eingelöst und ist verfallen.`,
        other: `Von den ${issued} ausgegebenen Codes wurden # nicht eingelöst und sind verfallen.`,
      }),
      noRefund: "Verfallene Codes können nicht mehr verwendet werden; eine Rückerstattung ist ausgeschlossen.",
      registrations: "Rechtzeitig vorgenommene Prüfungsanmeldungen bleiben gültig.",
    },
    "membership-active": {
      subject: (purchaseOrderNumber) =>
        `Ihre Imagine-Academy-Mitgliedschaft hat begonnen (Bestellung ${purchaseOrderNumber})`,
      title: "Ihre Imagine-Academy-Mitgliedschaft hat begonnen",
      preheader: "Was sie Ihnen bietet und bis wann sie läuft.",
      opening: "Die Imagine-Academy-Mitgliedschaft dieser Bestellung ist ab sofort aktiv.",
      benefits: "Das bietet Ihnen die Mitgliedschaft",
      start: (academyUrl) => `Mehr über Imagine Academy: ${academyUrl}`,
      renewal: "Die Mitgliedschaft endet mit Ablauf ihres letzten Nutzungstags. Sie verlängert sich nicht von selbst.",
    },
    "membership-reminder": {
      subject: (purchaseOrderNumber) =>
        `Bestellung ${purchaseOrderNumber}: Ihre Imagine-Academy-Mitgliedschaft endet bald`,
      title: "Ihre Imagine-Academy-Mitgliedschaft endet bald",
      preheader: "Bis wann sie läuft und wie Sie sie fortsetzen.",
      opening: (lastDay) => `Die Imagine-Academy-Mitgliedschaft dieser Bestellung läuft bis zum ${lastDay}.`,
      renewal:
        "Sie verlängert sich nicht von selbst. Wenn Sie sie fortsetzen möchten, bitten Sie Ihren Vertriebspartner rechtzeitig um eine neue Bestellung.",
    },
    "membership-ended": {
      subject: (purchaseOrderNumber) =>
        `Bestellung ${purchaseOrderNumber}: Ihre Imagine-Academy-Mitgliedschaft ist beendet`,
      title: "Ihre Imagine-Academy-Mitgliedschaft ist beendet",
      preheader: "Ihr letzter Nutzungstag ist vorüber.",
      opening: (lastDay) => `Der letzte Tag der Imagine-Academy-Mitgliedschaft dieser Bestellung war der ${lastDay}.`,
      renewal: "Wenn Sie sie fortsetzen möchten, bitten Sie Ihren Vertriebspartner um eine neue Bestellung.",
    },
  },
};
