import type { CodeMailWordings } from "#shared/notifications/templates/code-mails.ts";

// French spacing: U+00A0 before a colon and inside quotation marks, the narrow U+202F before a semicolon.
export const codeMails: CodeMailWordings = {
  "code-list": {
    subject: (purchaseOrderNumber) => `Vos codes d’accès pour la commande ${purchaseOrderNumber}`,
    title: "Vos codes d’accès sont disponibles",
    preheader: "La liste est en pièce jointe. Merci de la garder confidentielle.",
    opening: {
      one: "Vous trouverez en pièce jointe la liste contenant le code d’accès de cette commande, à la fois sous la forme d’un classeur Excel (XLSX) et d’un fichier CSV au contenu identique.",
      other:
        "Vous trouverez en pièce jointe la liste des #\u00A0codes d’accès de cette commande, à la fois sous la forme d’un classeur Excel (XLSX) et d’un fichier CSV au contenu identique.",
    },
    manifest:
      "Le manifeste joint est signé. Il indique l’empreinte de chacun des deux fichiers, ce qui permet d’en faire vérifier l’authenticité à tout moment.",
    rules: "Utilisation des codes",
    oneExam:
      "Chaque code de bon d’examen permet une seule inscription à un examen et ne peut être utilisé qu’une fois.",
    library:
      "Chaque code de bibliothèque ouvre l’e-bibliothèque de référence à une personne jusqu’à la fin de l’accord. Il est interdit d’imprimer, de copier ou de partager les ouvrages.",
    onePerson:
      "Chaque code est attribué à une personne. Une fois attribué, il ne peut pas être transféré, même si cette personne quitte l’organisation.",
    expiry: (timeZone) =>
      `Les codes non utilisés expirent à la fin de leur dernier jour d’utilisation (${timeZone}). Ils ne sont pas remboursés.`,
    confidential:
      "Ces deux fichiers sont confidentiels\u00A0: toute personne qui en détient un peut utiliser les codes. Conservez-les en lieu sûr et ne communiquez à chacun que le code qui lui est destiné.",
  },
  "code-list-again": {
    subject: (purchaseOrderNumber) => `Vos codes d’accès pour la commande ${purchaseOrderNumber}, nouvel envoi`,
    title: "Nouvel envoi de vos codes d’accès",
    preheader: "La liste, une nouvelle fois. Merci de la garder confidentielle.",
    opening: {
      one: "À la demande de l’éditeur, nous vous adressons de nouveau la liste contenant le code d’accès de cette commande, à la fois sous la forme d’un classeur Excel (XLSX) et d’un fichier CSV au contenu identique.",
      other:
        "À la demande de l’éditeur, nous vous adressons de nouveau la liste des #\u00A0codes d’accès de cette commande, à la fois sous la forme d’un classeur Excel (XLSX) et d’un fichier CSV au contenu identique.",
    },
    same: "Cette liste est identique à la première. Rien ne change pour un code attribué ou utilisé entre-temps.",
    shortened: {
      opening: {
        one: "À la demande de l’éditeur, nous vous adressons de nouveau la liste, avec le seul code d’accès de cette commande dont le dernier jour d’utilisation n’est pas passé, à la fois sous la forme d’un classeur Excel (XLSX) et d’un fichier CSV au contenu identique.",
        other:
          "À la demande de l’éditeur, nous vous adressons de nouveau la liste, avec les #\u00A0codes d’accès de cette commande dont le dernier jour d’utilisation n’est pas passé, à la fois sous la forme d’un classeur Excel (XLSX) et d’un fichier CSV au contenu identique.",
      },
      same: "Les codes de la première liste dont le dernier jour d’utilisation est passé n’y figurent plus. Rien ne change pour un code attribué ou utilisé entre-temps.",
    },
  },
  "resend-notice": {
    subject: (purchaseOrderNumber) =>
      `La liste des codes de la commande ${purchaseOrderNumber} a été envoyée à une autre adresse`,
    title: "La liste des codes a été envoyée à une autre adresse",
    preheader: "Vous l’aviez reçue auparavant. Ce message ne contient aucun code.",
    opening: (resentOn) =>
      `Le ${resentOn}, la liste des codes d’accès de cette commande a été envoyée de nouveau, à la demande de l’éditeur. Elle a été adressée au contact d’informations et en ligne que l’accord indique désormais, et non plus à vous.`,
    before:
      "Vous avez reçu cette liste précédemment. Si vous n’êtes plus responsable de cette commande, merci de supprimer la liste.",
    unexpected: "Si vous ne vous attendiez pas à ce changement de contact, prévenez l’éditeur sans tarder.",
  },
  reminder: {
    subject: (purchaseOrderNumber) => `Commande ${purchaseOrderNumber}\u00A0: codes d’accès non encore utilisés`,
    title: "Des codes d’accès restent à utiliser",
    preheader: "Le nombre de codes restants et leur dernier jour d’utilisation.",
    opening: (lastUsableDay) => ({
      one: `#\u00A0code d’accès de cette commande n’a pas encore été utilisé. Son dernier jour d’utilisation est le ${lastUsableDay}.`,
      other: `#\u00A0codes d’accès de cette commande n’ont pas encore été utilisés. Leur dernier jour d’utilisation est le ${lastUsableDay}.`,
    }),
    expiry: (timeZone) =>
      `Les codes non utilisés expirent à la fin de cette journée (${timeZone}). Ils ne sont pas remboursés.`,
    passOn: "Merci d’en informer les personnes à qui un code a été remis.",
  },
  "agreement-ended": {
    subject: (purchaseOrderNumber) => `Commande ${purchaseOrderNumber}\u00A0: votre accord prend fin avant terme`,
    title: "Votre accord prend fin avant terme",
    preheader: "Ce qui change pour cette commande.",
    opening: (lastDay) => `L’accord prend fin avant terme. Son dernier jour est désormais le ${lastDay}.`,
    released: "Les codes d’accès de cette commande sont utilisables jusqu’aux dates suivantes.",
    notReleased:
      "Les codes d’accès de cette commande n’ont pas encore été délivrés. Ils expireront au plus tard à la fin de l’accord.",
    expiry: (timeZone) =>
      `Les codes non utilisés expirent à la fin de leur dernier jour d’utilisation (${timeZone}). Ils ne sont pas remboursés.`,
    registrations: "Les inscriptions à un examen effectuées à temps restent valables.",
    library: "L’accès à l’e-bibliothèque de référence prend fin avec l’accord.",
    passOn: "Merci d’en informer les personnes à qui un code a été remis.",
    membership: "La souscription à Imagine Academy de cette commande prend fin au plus tard avec l’accord.",
  },
  "expiry-notice": {
    subject: (purchaseOrderNumber) =>
      `Commande ${purchaseOrderNumber}\u00A0: la période d’utilisation des codes est terminée`,
    title: "La période d’utilisation des codes est terminée",
    preheader: "Le nombre de codes utilisés et de codes expirés.",
    opening: "Le dernier jour d’utilisation des codes d’accès de cette commande est passé.",
    allRedeemed: {
      one: "Le code émis a été utilisé à temps.",
      other: "Les #\u00A0codes émis ont tous été utilisés à temps.",
    },
    allExpired: {
      one: "Le code émis n’a pas été utilisé et a expiré.",
      other: "Aucun des #\u00A0codes émis n’a été utilisé\u202F; tous ont expiré.",
    },
    someExpired: (issued) => ({
      one: `Sur les ${issued}\u00A0codes émis, # n’a pas été utilisé et a expiré.`,
      other: `Sur les ${issued}\u00A0codes émis, # n’ont pas été utilisés et ont expiré.`,
    }),
    noRefund: "Les codes expirés ne peuvent plus être utilisés et ne sont pas remboursés.",
    registrations: "Les inscriptions à un examen effectuées à temps restent valables.",
  },
};
