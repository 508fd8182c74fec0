import type { OrderMailWordings } from "#shared/notifications/templates/order-mails.ts";

// French spacing: U+00A0 before a colon and inside quotation marks, the narrow U+202F before a semicolon.
export const orderMails: OrderMailWordings = {
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
  "membership-active": {
    subject: (purchaseOrderNumber) => `Votre souscription à Imagine Academy a débuté (commande ${purchaseOrderNumber})`,
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
    opening: (lastDay) => `Le dernier jour de la souscription à Imagine Academy de cette commande était le ${lastDay}.`,
    renewal: "Si vous souhaitez continuer, merci de demander à votre revendeur de la commander à nouveau.",
  },
};
