import { codeMails } from "#shared/notifications/templates/fr/code-mails.ts";
import { orderMails } from "#shared/notifications/templates/fr/order-mails.ts";
import type { Wording } from "#shared/notifications/templates/wording.ts";

// French spacing: U+00A0 before a colon and inside quotation marks, the narrow U+202F before a semicolon.
export const french: Wording = {
  greeting: (name) => `Bonjour ${name},`,
  labelEnd: "\u00A0: ",
  labels: {
    customer: "Client",
    agreement: "Accord",
    purchaseOrder: "Bon de commande",
    receivedOn: "Reçue le",
    heldSince: "En attente depuis le",
    invoice: "Facture",
    product: "Produit",
    quantity: "Quantité",
    codes: "Codes",
    lastUsableDay: "Dernier jour d’utilisation",
    edition: "Édition du catalogue",
    issued: "Émis",
    redeemed: "Utilisés",
    unused: "Non utilisés",
    expired: "Expirés",
    number: "N°",
    code: "Code",
    lot: "Lot",
  },
  lastDay: {
    agreement: (day) => `${day} (fin de l’accord)`,
    subscription: (day) => `${day} (fin de l’abonnement)`,
    "agreement-ended": (day) => `${day} (fin anticipée de l’accord)`,
    "pack-year": (day) => `${day} (fin de l’année d’utilisation du package)`,
  },
  deliveryDays: {
    one: { one: "#\u00A0jour ouvrable", other: "#\u00A0jours ouvrables" },
    several: (first) => `${first}\u00A0à\u00A0#\u00A0jours ouvrables`,
  },
  footer: (agreementNumber) =>
    `Ceci est un message automatique, adressé au contact d’informations et en ligne de l’accord de licences en volume ${agreementNumber}.`,
  resellerFooter: (agreementNumber) =>
    `Ceci est un message automatique, adressé au revendeur ayant passé commande au titre de l’accord de licences en volume ${agreementNumber}.`,
  formerContactFooter: (agreementNumber) =>
    `Ceci est un message automatique, adressé à la personne qui avait reçu cette liste auparavant dans le cadre de l’accord de licences en volume ${agreementNumber}.`,
  mails: { ...orderMails, ...codeMails },
};
