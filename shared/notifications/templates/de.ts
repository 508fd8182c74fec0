import { codeMails } from "#shared/notifications/templates/de/code-mails.ts";
import { orderMails } from "#shared/notifications/templates/de/order-mails.ts";
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
  mails: { ...orderMails, ...codeMails },
};
