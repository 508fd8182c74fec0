import type {
  CodeListAgainFacts,
  CodeListFacts,
  ExpiryNoticeFacts,
  MailLot,
  ReminderFacts,
  ResendNoticeFacts,
} from "#shared/contracts/mail-request.ts";
import type { PluralForms } from "#shared/kernel/formats.ts";
import { type Block, heading, list, note, paragraph } from "#shared/notifications/templates/letter.ts";
import { countedLots, type Language, orderFacts } from "#shared/notifications/templates/order-blocks.ts";
import { isLibrary, sum } from "#shared/notifications/templates/product-rows.ts";
import { safeText } from "#shared/notifications/templates/safe-text.ts";

/** How a list is introduced, the first time or again; `same` says how far it is the first one. */
type CodeListFrame = { readonly opening: PluralForms; readonly same?: string };

/** What is attached, and how it may be used. */
export function codeList(
  order: CodeListFacts,
  language: Language,
  { opening, same }: CodeListFrame = language.wording.mails["code-list"],
): readonly Block[] {
  const { wording, formats } = language;
  const { labels } = wording;
  const words = wording.mails["code-list"];
  const invoice = safeText(order.invoiceNumber);
  return [
    paragraph(formats.counted(opening, countCodes(order.lots))),
    ...(same === undefined ? [] : [paragraph(same)]),
    orderFacts(order, language, ...(invoice === "" ? [] : [{ label: labels.invoice, value: invoice }])),
    countedLots(order.lots, [{ title: labels.codes, of: ({ codes }) => codes }], language),
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

/** The same once more, whole or without what has ended. */
export function codeListAgain(order: CodeListAgainFacts, language: Language): readonly Block[] {
  const words = language.wording.mails["code-list-again"];
  return codeList(order, language, order.isShortened ? words.shortened : words);
}

/** That another mailbox has the list now; for the one that had it before. */
export function resendNotice(order: ResendNoticeFacts, language: Language): readonly Block[] {
  const { wording, formats } = language;
  const words = wording.mails["resend-notice"];
  return [
    paragraph(words.opening(formats.dateOf(order.resentAt, order.timeZone))),
    orderFacts(order, language),
    list([words.before, words.unexpected]),
  ];
}

/** How many codes are left, and until when; and what their use waits for. */
export function reminder(order: ReminderFacts, language: Language): readonly Block[] {
  const { wording, formats } = language;
  const { labels } = wording;
  const words = wording.mails.reminder;
  const unused = sum(order.lots, unusedOf);
  const { testCentreEnrolmentUrl: enrolmentUrl } = order;
  return [
    paragraph(formats.counted(words.opening(formats.date(order.lastUsableOn)), unused)),
    orderFacts(order, language),
    countedLots(
      order.lots,
      [
        { title: labels.issued, of: ({ codes }) => codes },
        { title: labels.redeemed, of: ({ redeemed }) => redeemed },
        { title: labels.unused, of: unusedOf },
      ],
      language,
      { isDated: false },
    ),
    ...(enrolmentUrl === undefined ? [] : [note(wording.mails["site-pack-access"].noTestCentre(enrolmentUrl))]),
    list([words.expiry(formats.timeZone(order.timeZone, order.lastUsableOn)), words.passOn]),
  ];
}

const unusedOf = ({ codes, redeemed }: ReminderFacts["lots"][number]) => codes - redeemed;

/** What became of the codes. */
export function expiryNotice(order: ExpiryNoticeFacts, language: Language): readonly Block[] {
  const { wording } = language;
  const { labels } = wording;
  const words = wording.mails["expiry-notice"];
  return [
    paragraph(words.opening),
    paragraph(summaryOf(order, language)),
    orderFacts(order, language),
    countedLots(
      order.lots,
      [
        { title: labels.issued, of: ({ codes }) => codes },
        { title: labels.redeemed, of: ({ redeemed }) => redeemed },
        { title: labels.expired, of: ({ expired }) => expired },
      ],
      language,
    ),
    list([
      ...(sum(order.lots, ({ expired }) => expired) === 0 ? [] : [words.noRefund]),
      ...(order.lots.some(({ sku }) => !isLibrary(sku)) ? [words.registrations] : []),
    ]),
  ];
}

function summaryOf({ lots }: ExpiryNoticeFacts, { wording, formats }: Language): string {
  const words = wording.mails["expiry-notice"];
  const issued = countCodes(lots);
  const expired = sum(lots, (lot) => lot.expired);
  if (expired === 0) return formats.counted(words.allRedeemed, issued);
  if (expired === issued) return formats.counted(words.allExpired, issued);
  return formats.counted(words.someExpired(formats.number(issued)), expired);
}

const countCodes = (lots: readonly MailLot[]) => sum(lots, ({ codes }) => codes);
