import { codeMails } from "#shared/notifications/templates/en/code-mails.ts";
import { orderMails } from "#shared/notifications/templates/en/order-mails.ts";
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
  mails: { ...orderMails, ...codeMails },
};
