import type { Wording } from "#shared/notifications/templates/wording.ts";

export const english: Wording = {
  greeting: (name) => `Hello ${name},`,
  labelEnd: ": ",
  labels: {
    customer: "Customer",
    agreement: "Agreement",
    purchaseOrder: "Purchase order",
    receivedOn: "Received on",
    heldSince: "Held since",
    invoice: "Invoice",
    product: "Product",
    quantity: "Quantity",
    codes: "Codes",
    lastUsableDay: "Last day of use",
    edition: "Catalogue edition",
    issued: "Issued",
    redeemed: "Used",
    unused: "Unused",
    expired: "Expired",
    number: "No.",
    code: "Code",
    lot: "Lot",
  },
  lastDay: {
    agreement: (day) => `${day} (the agreement ends)`,
    subscription: (day) => `${day} (the subscription ends)`,
    "agreement-ended": (day) => `${day} (the agreement was ended early)`,
    "pack-year": (day) => `${day} (the pack’s year of use ends)`,
  },
  deliveryDays: {
    one: { one: "#\u00A0business day", other: "#\u00A0business days" },
    several: (first) => `${first}\u00A0to\u00A0#\u00A0business days`,
  },
  footer: (agreementNumber) =>
    `This is an automated message. It is addressed to the notices and online contact of volume-licensing agreement ${agreementNumber}.`,
  resellerFooter: (agreementNumber) =>
    `This is an automated message. It is addressed to the reseller who ordered under volume-licensing agreement ${agreementNumber}.`,
  formerContactFooter: (agreementNumber) =>
    `This is an automated message. It is addressed to whoever received this list before under volume-licensing agreement ${agreementNumber}.`,
  mails: {
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
    "code-list": {
      subject: (purchaseOrderNumber) => `Your access codes for order ${purchaseOrderNumber}`,
      title: "Your access codes are ready",
      preheader: "The list is attached. Please keep it confidential.",
      opening: {
        one: "Attached is the list with the access code of this order, both as an Excel workbook (XLSX) and as a CSV file with the same content.",
        other:
          "Attached is the list with the # access codes of this order, both as an Excel workbook (XLSX) and as a CSV file with the same content.",
      },
      manifest:
        "The attached manifest is signed. It names both files with their checksums, so that you can have them checked at any time.",
      rules: "Using the codes",
      oneExam: "Each voucher code pays for one exam registration and can be used only once.",
      library:
        "Each library code opens the E-Reference Library for one person until the agreement ends. Its material must not be printed, copied or shared.",
      onePerson:
        "Each code is assigned to one person. Once assigned it cannot be transferred, not even when that person leaves the organisation.",
      expiry: (timeZone) =>
        `Unused codes expire at the end of their last day of use (${timeZone}). They are not refunded.`,
      confidential:
        "Keep both files confidential: whoever has one can use the codes. Store them safely, and give each person only their own code.",
    },
    "code-list-again": {
      subject: (purchaseOrderNumber) => `Your access codes for order ${purchaseOrderNumber}, sent again`,
      title: "Your access codes, sent again",
      preheader: "The list once more. Please keep it confidential.",
      opening: {
        one: "At the publisher’s request we send you the list with the access code of this order once more, both as an Excel workbook (XLSX) and as a CSV file with the same content.",
        other:
          "At the publisher’s request we send you the list with the # access codes of this order once more, both as an Excel workbook (XLSX) and as a CSV file with the same content.",
      },
      same: "It is the same list as the first. Nothing changes for a code that was assigned or used in the meantime.",
      shortened: {
        opening: {
          one: "At the publisher’s request we send you the list again, with the one access code of this order whose last day of use has not passed, both as an Excel workbook (XLSX) and as a CSV file with the same content.",
          other:
            "At the publisher’s request we send you the list again, with the # access codes of this order whose last day of use has not passed, both as an Excel workbook (XLSX) and as a CSV file with the same content.",
        },
        same: "Codes of the first list whose last day of use has passed are left out. Nothing changes for a code that was assigned or used in the meantime.",
      },
    },
    "resend-notice": {
      subject: (purchaseOrderNumber) => `The code list of order ${purchaseOrderNumber} was sent to another mailbox`,
      title: "The code list was sent to another mailbox",
      preheader: "You had the list before. This message holds no codes.",
      opening: (resentOn) =>
        `On ${resentOn} the list of this order’s access codes was sent again at the publisher’s request. It went to the mailbox the agreement now names for its notices and online contact, and no longer to yours.`,
      before: "You received the list earlier. If this order is no longer your responsibility, please delete the list.",
      unexpected: "If you did not expect this change of contact, please tell the publisher at once.",
    },
    reminder: {
      subject: (purchaseOrderNumber) => `Order ${purchaseOrderNumber}: access codes not used yet`,
      title: "Access codes are still to be used",
      preheader: "How many codes are left, and until when they can be used.",
      opening: (lastUsableDay) => ({
        one: `# access code of this order has not been used yet. Its last day of use is ${lastUsableDay}.`,
        other: `# access codes of this order have not been used yet. Their last day of use is ${lastUsableDay}.`,
      }),
      expiry: (timeZone) => `Unused codes expire at the end of that day (${timeZone}). They are not refunded.`,
      passOn: "Please let the people who were given a code know.",
    },
    "agreement-ended": {
      subject: (purchaseOrderNumber) => `Order ${purchaseOrderNumber}: your agreement ends early`,
      title: "Your agreement ends early",
      preheader: "What changes for this order.",
      opening: (lastDay) => `The agreement ends before its term. Its last day is now ${lastDay}.`,
      released: "The access codes of this order can be used until these days:",
      notReleased:
        "The access codes of this order have not been released yet. They end with the agreement at the latest.",
      expiry: (timeZone) =>
        `Unused codes expire at the end of their last day of use (${timeZone}). They are not refunded.`,
      registrations: "Exam registrations made in time remain valid.",
      library: "Access to the E-Reference Library ends with the agreement.",
      passOn: "Please let the people who were given a code know.",
      membership: "The Imagine Academy membership of this order ends with the agreement at the latest.",
    },
    "expiry-notice": {
      subject: (purchaseOrderNumber) => `Order ${purchaseOrderNumber}: the codes’ period of use has ended`,
      title: "The codes’ period of use has ended",
      preheader: "How many codes were used, and how many have expired.",
      opening: "The last day of use for the access codes of this order has passed.",
      allRedeemed: {
        one: "The code issued was used in time.",
        other: "All # codes issued were used in time.",
      },
      allExpired: {
        one: "The code issued was not used and has expired.",
        other: "None of the # codes issued was used; all have expired.",
      },
      someExpired: (issued) => ({
        one: `Of the ${issued} codes issued, # was not used and has expired.`,
        other: `Of the ${issued} codes issued, # were not used and have expired.`,
      }),
      noRefund: "Expired codes can no longer be used, and they are not refunded.",
      registrations: "Exam registrations made in time remain valid.",
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
  },
};
