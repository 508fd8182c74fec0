import type {
  CodeListFacts,
  ExpiryNoticeFacts,
  MailKind,
  MailLot,
  MailRequest,
  OrderConfirmationFacts,
  OrderHeldFacts,
  ReminderFacts,
  SitePackAccessFacts,
} from "#shared/contracts/mail-request.ts";
import { formatsOf } from "#shared/kernel/formats.ts";
import { agreementEnded } from "#shared/notifications/templates/ending-letter.ts";
import {
  type Block,
  cell,
  heading,
  type Letter,
  list,
  note,
  numberColumn,
  paragraph,
  textColumn,
} from "#shared/notifications/templates/letter.ts";
import { type Language, orderedLines, orderFacts, productCell } from "#shared/notifications/templates/order-blocks.ts";
import { byProduct, isLibrary, isSitePack, productName, sum } from "#shared/notifications/templates/product-rows.ts";
import { safeText } from "#shared/notifications/templates/safe-text.ts";
import type { LetterKind, Wording } from "#shared/notifications/templates/wording.ts";
import { WORDINGS } from "#shared/notifications/templates/wordings.ts";

/** The letter a request asks for, in its language. @throws {RangeError} when its time zone is unknown. */
export function letterOf(request: MailRequest): Letter {
  const wording = WORDINGS[request.locale];
  const words = wording.mails[letterKindOf(request.kind)];
  return {
    language: request.locale,
    subject: words.subject(safeText(request.facts.purchaseOrderNumber)),
    preheader: words.preheader,
    title: words.title,
    greeting: wording.greeting(safeText(request.recipients.to.name)),
    blocks: blocksOf(request, { locale: request.locale, wording, formats: formatsOf(request.locale) }),
    footer: footerOf(request, wording),
    labelEnd: wording.labelEnd,
  };
}

function footerOf({ kind, facts: { agreementNumber } }: MailRequest, { footer, resellerFooter }: Wording): string {
  return (kind === "order-held" ? resellerFooter : footer)(safeText(agreementNumber));
}

function blocksOf(request: MailRequest, language: Language): readonly Block[] {
  switch (request.kind) {
    case "order-confirmation":
      return orderConfirmation(request.facts, language);
    case "order-held":
      return orderHeld(request.facts, language);
    case "site-pack-access":
      return sitePackAccess(request.facts, language);
    case "code-list":
      return codeList(request.facts, language);
    case "reminder-90":
    case "reminder-30":
    case "reminder-7":
      return reminder(request.facts, language);
    case "agreement-ended":
      return agreementEnded(request.facts, language);
    case "expiry-notice":
      return expiryNotice(request.facts, language);
  }
}

const letterKindOf = (kind: MailKind): LetterKind => {
  switch (kind) {
    case "reminder-90":
    case "reminder-30":
    case "reminder-7":
      return "reminder";
    default:
      return kind;
  }
};

function orderConfirmation(order: OrderConfirmationFacts, { locale, wording, formats }: Language): readonly Block[] {
  const { labels } = wording;
  const words = wording.mails["order-confirmation"];
  const isMailed = order.lines.some(({ sku }) => !isSitePack(sku));
  const hasSitePack = order.lines.some(({ sku }) => isSitePack(sku));
  return [
    paragraph(words.opening),
    orderFacts(order, wording, { label: labels.receivedOn, value: formats.dateOf(order.acceptedAt, order.timeZone) }),
    orderedLines(order.lines, { locale, wording, formats }),
    heading(words.nextSteps),
    list([words.release, ...(isMailed ? [words.delivery] : []), ...(hasSitePack ? [words.sitePacks] : []), words.use]),
  ];
}

function orderHeld(order: OrderHeldFacts, { wording, formats }: Language): readonly Block[] {
  const words = wording.mails["order-held"];
  return [
    paragraph(words.opening),
    orderFacts(order, wording, {
      label: wording.labels.heldSince,
      value: formats.dateOf(order.heldSince, order.timeZone),
    }),
    paragraph(words.meaning),
    heading(words.nextSteps),
    list([words.contact, words.resumption]),
  ];
}

function sitePackAccess(order: SitePackAccessFacts, language: Language): readonly Block[] {
  const { wording } = language;
  const words = wording.mails["site-pack-access"];
  const { managementUrl, customerService, testCentreEnrolmentUrl, hasTestCentre } = order;
  return [
    paragraph(words.opening),
    orderFacts(order, wording),
    orderedLines(order.lines, language),
    ...(hasTestCentre ? [] : [note(words.noTestCentre(testCentreEnrolmentUrl))]),
    heading(words.access),
    list([words.open(managementUrl), words.identify, words.release]),
    heading(words.customerService),
    paragraph(words.help),
    list([words.phone(customerService.phone), words.website(customerService.url)]),
  ];
}

function codeList(order: CodeListFacts, language: Language): readonly Block[] {
  const { wording, formats } = language;
  const { labels } = wording;
  const words = wording.mails["code-list"];
  const invoice = safeText(order.invoiceNumber);
  return [
    paragraph(formats.counted(words.opening, countCodes(order.lots))),
    orderFacts(order, wording, ...(invoice === "" ? [] : [{ label: labels.invoice, value: invoice }])),
    {
      type: "table",
      columns: [textColumn(labels.product), numberColumn(labels.codes)],
      rows: byProduct(order.lots).map((lots) => [
        productCell(lots[0], language),
        cell(formats.number(countCodes(lots))),
      ]),
    },
    note(words.confidential),
    paragraph(words.manifest),
    heading(words.rules),
    list([
      ...(order.lots.some(({ sku }) => !isLibrary(sku)) ? [words.oneExam] : []),
      ...(order.lots.some(({ sku }) => isLibrary(sku)) ? [words.library] : []),
      words.onePerson,
      words.expiry(formats.timeZone(order.timeZone, order.lots[0]?.lastUsableOn)),
    ]),
  ];
}

function reminder(order: ReminderFacts, language: Language): readonly Block[] {
  const { locale, wording, formats } = language;
  const { labels } = wording;
  const words = wording.mails.reminder;
  const unusedOf = (lots: ReminderFacts["lots"]) => sum(lots, ({ codes, redeemed }) => codes - redeemed);
  return [
    paragraph(formats.counted(words.opening(formats.date(order.lastUsableOn)), unusedOf(order.lots))),
    orderFacts(order, wording),
    {
      type: "table",
      columns: [
        textColumn(labels.product),
        numberColumn(labels.issued),
        numberColumn(labels.redeemed),
        numberColumn(labels.unused),
      ],
      rows: byProduct(order.lots).map((lots) => [
        cell(productName(lots[0].sku, locale)),
        cell(formats.number(countCodes(lots))),
        cell(formats.number(sum(lots, ({ redeemed }) => redeemed))),
        cell(formats.number(unusedOf(lots))),
      ]),
    },
    list([words.expiry(formats.timeZone(order.timeZone, order.lastUsableOn)), words.passOn]),
  ];
}

function expiryNotice(order: ExpiryNoticeFacts, language: Language): readonly Block[] {
  const { wording, formats } = language;
  const { labels } = wording;
  const words = wording.mails["expiry-notice"];
  const issued = countCodes(order.lots);
  const expired = sum(order.lots, (lot) => lot.expired);
  const summary =
    expired === 0
      ? formats.counted(words.allRedeemed, issued)
      : formats.counted(words.someExpired(formats.number(issued)), expired);
  return [
    paragraph(words.opening),
    paragraph(summary),
    orderFacts(order, wording),
    {
      type: "table",
      columns: [
        textColumn(labels.product),
        numberColumn(labels.issued),
        numberColumn(labels.redeemed),
        numberColumn(labels.expired),
      ],
      rows: byProduct(order.lots).map((lots) => [
        productCell(lots[0], language),
        cell(formats.number(countCodes(lots))),
        cell(formats.number(sum(lots, ({ redeemed }) => redeemed))),
        cell(formats.number(sum(lots, (lot) => lot.expired))),
      ]),
    },
    list([
      ...(expired === 0 ? [] : [words.noRefund]),
      ...(order.lots.some(({ sku }) => !isLibrary(sku)) ? [words.registrations] : []),
    ]),
  ];
}

const countCodes = (lots: readonly MailLot[]) => sum(lots, ({ codes }) => codes);
