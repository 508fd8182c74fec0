import type { CodeMailWordings } from "#shared/notifications/templates/code-mails.ts";

export const codeMails: CodeMailWordings = {
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
};
