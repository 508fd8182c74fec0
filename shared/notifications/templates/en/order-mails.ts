import type { OrderMailWordings } from "#shared/notifications/templates/order-mails.ts";

export const orderMails: OrderMailWordings = {
  "order-confirmation": {
    subject: (purchaseOrderNumber) => `Your order ${purchaseOrderNumber} is confirmed`,
    title: "Your order is confirmed",
    preheader: "What was ordered, and what happens next.",
    opening: "Your order has been processed. We confirm it as follows.",
    nextSteps: "What happens next",
    release: (deliveryDays) =>
      `The access codes are released ${deliveryDays} after the reseller is invoiced for this order, and not before the term of the agreement starts.`,
    delivery:
      "The list of codes is then sent by e-mail to the notices and online contact named in the agreement. It is not sent to anyone else.",
    sitePacks: "The codes of site packs are not sent by e-mail. A separate message explains how to reach them.",
    use: "From their release until their last day of use, codes can be used at any time.",
    membership: (deliveryDays) =>
      `The Imagine Academy membership begins ${deliveryDays} after the reseller is invoiced for this order, and not before the term of the agreement starts. A separate message tells you when it has begun.`,
  },
  "held-no-usable-contact": {
    subject: (purchaseOrderNumber) => `Your order ${purchaseOrderNumber} is on hold`,
    title: "Your order is on hold",
    preheader: "E-mail to the customer’s contact is refused. Please help us reach them.",
    opening:
      "We cannot reach the notices and online contact of this agreement: e-mail to the address we have is permanently refused.",
    meaning: "Until this is settled, nothing is released for this order and nothing is sent to the customer.",
    nextSteps: "What is needed",
    action:
      "Please ask the customer to have a working e-mail address of the notices and online contact registered with the publisher.",
    resumption: "The publisher then resumes the order, and whatever could not be sent is sent to the new address.",
  },
  "held-delivery-after-expiry": {
    subject: (purchaseOrderNumber) => `Your order ${purchaseOrderNumber} is on hold`,
    title: "Your order is on hold",
    preheader: "It would be delivered too late to be used. Please settle it with the publisher.",
    opening:
      "This order would only be delivered once what was ordered, or part of it, can no longer be used: its last day of use comes before the delivery.",
    meaning:
      "Nothing has been released for this order. As long as it is on hold, nothing is released and nothing is sent to the customer.",
    released:
      "Not everything that was released for this order reached the customer in time. As long as it is on hold, nothing more is sent to the customer.",
    nextSteps: "What you can do",
    action: "Please settle with the publisher what is to become of this order.",
    resumption: "It stays on hold until the publisher resumes or ends it.",
  },
  "site-pack-access": {
    subject: (purchaseOrderNumber) => `How to reach the site packs of your order ${purchaseOrderNumber}`,
    title: "How to reach your site packs",
    preheader: "Where site packs are managed, and who helps.",
    opening: "Your order includes site packs. This message tells you how to reach them; it contains no codes.",
    access: "Access",
    open: (managementUrl) => `Open the Microsoft Certification Site Pack Management site: ${managementUrl}`,
    identify:
      "Sign in as the administrator of your test centre. Have the agreement and purchase order numbers above at hand.",
    release: (deliveryDays) =>
      `The codes are available there ${deliveryDays} after the reseller is invoiced, and not before the term of the agreement starts. They are never sent by e-mail.`,
    customerService: "Certiport customer service",
    help: "Certiport customer service answers questions about access and about running exams.",
    phone: (phone) => `Telephone: ${phone}`,
    website: (url) => `Website: ${url}`,
    noTestCentre: (enrolmentUrl) =>
      `The agreement does not name a Certiport-authorised test centre yet. Until it does, the codes of site packs cannot be redeemed. Once you are a test centre, please ask your reseller to have its number entered in the agreement. How to become one: ${enrolmentUrl}`,
  },
  "membership-active": {
    subject: (purchaseOrderNumber) => `Your Imagine Academy membership has begun (order ${purchaseOrderNumber})`,
    title: "Your Imagine Academy membership has begun",
    preheader: "What it brings, and until when it runs.",
    opening: "The Imagine Academy membership of this order is active from now on.",
    benefits: "What the membership brings",
    start: (academyUrl) => `More about Imagine Academy: ${academyUrl}`,
    renewal: "The membership ends after its last day of use. It does not renew itself.",
  },
  "membership-reminder": {
    subject: (purchaseOrderNumber) => `Order ${purchaseOrderNumber}: your Imagine Academy membership ends soon`,
    title: "Your Imagine Academy membership ends soon",
    preheader: "Until when it runs, and how to continue.",
    opening: (lastDay) => `The Imagine Academy membership of this order runs until ${lastDay}.`,
    renewal:
      "It does not renew itself. If you would like to continue, please ask your reseller to order it again in good time.",
  },
  "membership-ended": {
    subject: (purchaseOrderNumber) => `Order ${purchaseOrderNumber}: your Imagine Academy membership has ended`,
    title: "Your Imagine Academy membership has ended",
    preheader: "Its last day of use has passed.",
    opening: (lastDay) => `The last day of the Imagine Academy membership of this order was ${lastDay}.`,
    renewal: "If you would like to continue, please ask your reseller to order it again.",
  },
};
