import type { OrderMailWordings } from "#shared/notifications/templates/order-mails.ts";

export const orderMails: OrderMailWordings = {
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
};
