import type { QuoteWording } from "#shared/pricing/templates/wording.ts";

export const french: QuoteWording = {
  months: { one: "# mois", other: "# mois" },
  days: { one: "# jour", other: "# jours" },
  codes: { one: "# code", other: "# codes" },
  businessDays: { one: "# jour ouvrable", other: "# jours ouvrables" },
  runs: {
    agreement: ({ startsOn, endsOn }) =>
      `Passée aujourd’hui, la commande court du ${startsOn} au ${endsOn}, dernier jour de l’accord.`,
    "earlier-order": ({ startsOn, endsOn }) =>
      `Passée aujourd’hui, la commande court du ${startsOn} au ${endsOn}\u00A0: elle prend fin en même temps qu’une commande de 12 mois déjà passée dans le cadre de l’accord.`,
    itself: ({ startsOn, endsOn }) =>
      `Passée aujourd’hui, la commande court du ${startsOn} au ${endsOn}. Les commandes suivantes, passées d’ici là, prennent fin le même jour.`,
  },
  price: ({ unit, quantity, months, amount }) => `${unit} × ${quantity} × ${months} ÷ 12 = ${amount}.`,
  licence:
    "Tout est vendu sous forme de licence d’abonnement aux services (SSL)\u202F; ni licence d’abonnement utilisateur (USL) ni licence d’abonnement complémentaire (ASL) n’est nécessaire.",
  startedMonthCounts: "Tout mois entamé est compté.",
  completedMonthsCount: "Seuls les mois complets sont comptés.",
  benefit: ({ days, of, endsOn }) =>
    `Le nombre de codes reste entier\u202F; c’est leur durée d’utilisation qui est réduite\u00A0: ${days} des ${of} jours d’une année entière, jusqu’au ${endsOn}.`,
  fullBenefit: "Ni le nombre de codes ni leur durée d’utilisation ne sont réduits.",
  libraryBenefit: ({ endsOn }) =>
    `Une fois déverrouillée, une bibliothèque reste accessible jusqu’à la fin de l’accord, le ${endsOn}, quelle que soit la fin de la commande.`,
  membership: ({ days, of, endsOn }) =>
    `La souscription court ${days} des ${of} jours d’une année entière, jusqu’au ${endsOn}.`,
  fullMembership: ({ endsOn }) => `La souscription court une année entière, jusqu’au ${endsOn}.`,
  alternatives: {
    "started-months": ({ months, total }) =>
      `À titre de comparaison, en comptant aussi les mois entamés (${months})\u00A0: ${total}.`,
    "completed-months": ({ months, total }) =>
      `À titre de comparaison, en ne comptant que les mois complets (${months})\u00A0: ${total}.`,
    days: ({ days, of, total }) => `À titre de comparaison, en comptant les jours (${days} sur ${of})\u00A0: ${total}.`,
  },
  discount: ({ codes, fromCodes, percent, amount }) =>
    `Avec cette commande, l’accord totalise ${codes}. À partir de ${fromCodes}, la remise sur volume est de ${percent}\u00A0: ${amount}.`,
  noDiscount: ({ codes }) =>
    `Avec cette commande, l’accord totalise ${codes}\u202F; il n’y a pas encore de remise sur volume.`,
  nextTier: ({ codesToGo, fromCodes, percent }) =>
    `La remise sur volume suivante, de ${percent}, commence à ${fromCodes}\u00A0: il manque encore ${codesToGo}.`,
  total: ({ total }) => `Total\u00A0: ${total}.`,
  validity: ({ through }) =>
    `Le prix reste le même pour une commande passée jusqu’au ${through}, sauf si d’autres commandes sont passées dans le cadre de l’accord ou si une nouvelle liste de prix entre en vigueur auparavant. Il est fixé au traitement de la commande.`,
  purchaseContact: ({ email }) =>
    `Pour toute question sur les prix, les licences ou la remise accélérée\u00A0: ${email}.`,
  salesContact: ({ email }) => `Pour d’autres produits et des informations sur les prix\u00A0: ${email}.`,
  preparationShort: ({ days, endsOn }) => `Le temps de préparation peut être court\u00A0: ${days}, jusqu’au ${endsOn}.`,
  deliveryMayBeLate: ({ businessDays, endsOn }) =>
    `La livraison risque d’arriver trop tard\u00A0: elle a lieu dans les ${businessDays} suivant la facturation au revendeur, et le dernier jour d’utilisation est le ${endsOn}.`,
  packYearShorter: ({ endsOn }) =>
    `Les packages peuvent être utilisés pendant un an au plus. Ici, leurs codes expirent au plus tard le ${endsOn}.`,
  packYearEndsFirst:
    "Les packages peuvent être utilisés pendant un an au plus\u00A0: leurs codes peuvent expirer avant la fin de la commande.",
  volumeTierNear: ({ codesToGo, percent }) =>
    `Avec ${codesToGo} de plus, la remise sur volume de cette commande serait de ${percent}.`,
};
