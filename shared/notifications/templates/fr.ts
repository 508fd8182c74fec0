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
  mails: {
    "order-confirmation": {
      subject: (purchaseOrderNumber) => `Confirmation de votre commande ${purchaseOrderNumber}`,
      title: "Votre commande est confirmée",
      preheader: "Le détail de la commande et les prochaines étapes.",
      opening: "Votre commande a été traitée. Nous vous en confirmons le détail.",
      nextSteps: "Prochaines étapes",
      release: (deliveryDays) =>
        `Les codes d’accès sont délivrés ${deliveryDays} après la facturation de la commande au revendeur, et jamais avant le début de validité de l’accord.`,
      delivery:
        "La liste des codes est alors envoyée par e-mail au contact d’informations et en ligne indiqué dans l’accord, et à lui seul.",
      sitePacks:
        "Les codes des packages de site ne sont pas envoyés par e-mail. Un message distinct vous indique comment y accéder.",
      use: "Les codes peuvent être utilisés à tout moment, de leur délivrance à leur dernier jour d’utilisation.",
      membership: (deliveryDays) =>
        `La souscription à Imagine Academy débute ${deliveryDays} après la facturation de la commande au revendeur, et jamais avant le début de validité de l’accord. Un message distinct vous annonce son début.`,
    },
    "held-no-usable-contact": {
      subject: (purchaseOrderNumber) => `Votre commande ${purchaseOrderNumber} est mise en attente`,
      title: "Votre commande est mise en attente",
      preheader: "Les e-mails adressés au contact du client sont refusés. Aidez-nous à le joindre.",
      opening:
        "Nous ne parvenons pas à joindre le contact d’informations et en ligne de cet accord\u00A0: les e-mails envoyés à l’adresse dont nous disposons sont définitivement refusés.",
      meaning: "Dans l’intervalle, rien n’est délivré pour cette commande ni envoyé au client.",
      nextSteps: "Ce qu’il faut faire",
      action:
        "Merci de demander au client de faire enregistrer auprès de l’éditeur une adresse e-mail valide pour le contact d’informations et en ligne.",
      resumption:
        "L’éditeur relance ensuite la commande, et tout ce qui n’a pas pu être envoyé part à la nouvelle adresse.",
    },
    "held-delivery-after-expiry": {
      subject: (purchaseOrderNumber) => `Votre commande ${purchaseOrderNumber} est mise en attente`,
      title: "Votre commande est mise en attente",
      preheader: "Elle serait livrée trop tard pour être utilisée. Merci de voir avec l’éditeur quelle suite y donner.",
      opening:
        "Cette commande ne pourrait être livrée qu’au moment où tout ou partie de son contenu n’est plus utilisable\u00A0: le dernier jour d’utilisation précède la livraison.",
      meaning:
        "Rien n’a été délivré pour cette commande. Tant qu’elle est en attente, rien n’est délivré ni envoyé au client.",
      released:
        "Une partie au moins de ce qui a été délivré pour cette commande n’est pas parvenue au client à temps. Tant qu’elle est en attente, plus rien n’est envoyé au client.",
      nextSteps: "Ce que vous pouvez faire",
      action: "Merci de convenir avec l’éditeur de la suite à donner à cette commande.",
      resumption: "Elle reste en attente jusqu’à ce que l’éditeur la relance ou y mette fin.",
    },
    "site-pack-access": {
      subject: (purchaseOrderNumber) => `Accès aux packages de site de votre commande ${purchaseOrderNumber}`,
      title: "Comment accéder à vos packages de site",
      preheader: "Où gérer les packages de site et à qui vous adresser.",
      opening:
        "Votre commande comprend des packages de site. Ce message vous indique comment y accéder\u202F; il ne contient aucun code.",
      access: "Accès",
      open: (managementUrl) =>
        `Ouvrez le site de gestion des packages de site de certification Microsoft\u00A0: ${managementUrl}`,
      identify:
        "Connectez-vous en tant qu’administrateur de votre centre de test\u202F; gardez à portée de main les numéros d’accord et de bon de commande rappelés plus haut.",
      release: (deliveryDays) =>
        `Les codes y sont disponibles ${deliveryDays} après la facturation de la commande au revendeur, et jamais avant le début de validité de l’accord. Ils ne sont jamais envoyés par e-mail.`,
      customerService: "Service client de Certiport",
      help: "Le service client de Certiport répond à vos questions sur l’accès et sur le déroulement des examens.",
      phone: (phone) => `Téléphone\u00A0: ${phone}`,
      website: (url) => `Site web\u00A0: ${url}`,
      noTestCentre: (enrolmentUrl) =>
        `L’accord n’indique pas encore de centre de test agréé Certiport. D’ici là, les codes des packages de site ne peuvent pas être utilisés. Une fois votre centre agréé, demandez à votre revendeur d’en faire inscrire le numéro dans l’accord. Pour devenir centre de test\u00A0: ${enrolmentUrl}`,
    },
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
    "membership-active": {
      subject: (purchaseOrderNumber) =>
        `Votre souscription à Imagine Academy a débuté (commande ${purchaseOrderNumber})`,
      title: "Votre souscription à Imagine Academy a débuté",
      preheader: "Ce qu’elle vous apporte et jusqu’à quand elle court.",
      opening: "La souscription à Imagine Academy de cette commande est désormais active.",
      benefits: "Ce que la souscription vous apporte",
      start: (academyUrl) => `En savoir plus sur Imagine Academy\u00A0: ${academyUrl}`,
      renewal:
        "La souscription prend fin à l’issue de son dernier jour d’utilisation. Elle n’est pas reconduite automatiquement.",
    },
    "membership-reminder": {
      subject: (purchaseOrderNumber) =>
        `Commande ${purchaseOrderNumber}\u00A0: votre souscription à Imagine Academy prend bientôt fin`,
      title: "Votre souscription à Imagine Academy prend bientôt fin",
      preheader: "Jusqu’à quand elle court et comment continuer.",
      opening: (lastDay) => `La souscription à Imagine Academy de cette commande court jusqu’au ${lastDay}.`,
      renewal:
        "Elle n’est pas reconduite automatiquement. Si vous souhaitez continuer, merci de demander à temps à votre revendeur de la commander à nouveau.",
    },
    "membership-ended": {
      subject: (purchaseOrderNumber) =>
        `Commande ${purchaseOrderNumber}\u00A0: votre souscription à Imagine Academy a pris fin`,
      title: "Votre souscription à Imagine Academy a pris fin",
      preheader: "Son dernier jour d’utilisation est passé.",
      opening: (lastDay) =>
        `Le dernier jour de la souscription à Imagine Academy de cette commande était le ${lastDay}.`,
      renewal: "Si vous souhaitez continuer, merci de demander à votre revendeur de la commander à nouveau.",
    },
  },
};
