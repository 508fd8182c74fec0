import type { CodeMailWordings } from "#shared/notifications/templates/code-mails.ts";

export const codeMails: CodeMailWordings = {
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
    oneExam: "Der Code eines Prüfungsgutscheins gilt für eine Prüfungsanmeldung und kann nur einmal verwendet werden.",
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
};
