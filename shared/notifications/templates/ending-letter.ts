import type { AgreementEndedFacts } from "#shared/contracts/mail-request.ts";
import { type Block, list, paragraph } from "#shared/notifications/templates/letter.ts";
import { countedLots, type Language, orderFacts } from "#shared/notifications/templates/order-blocks.ts";
import { isLibrary } from "#shared/notifications/templates/product-rows.ts";

/** The agreement ends before its term: what that means for an order, whether or not its codes are released. */
export function agreementEnded(order: AgreementEndedFacts, language: Language): readonly Block[] {
  const { wording, formats } = language;
  const { labels } = wording;
  const words = wording.mails["agreement-ended"];
  const opening = [paragraph(words.opening(formats.date(order.lastUsableOn))), orderFacts(order, language)];
  const membership = order.hasMembership ? [paragraph(words.membership)] : [];
  if (!order.hasCodes) return [...opening, ...membership];
  if (order.lots.length === 0) return [...opening, paragraph(words.notReleased), ...membership];
  return [
    ...opening,
    ...membership,
    paragraph(words.released),
    countedLots(order.lots, [{ title: labels.codes, of: ({ codes }) => codes }], language),
    list([
      words.expiry(formats.timeZone(order.timeZone, order.lastUsableOn)),
      ...(order.lots.some(({ sku }) => !isLibrary(sku)) ? [words.registrations] : []),
      ...(order.lots.some(({ sku }) => isLibrary(sku)) ? [words.library] : []),
      words.passOn,
    ]),
  ];
}
