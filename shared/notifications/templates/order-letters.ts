import type { OrderConfirmationFacts, OrderHeldFacts, SitePackAccessFacts } from "#shared/contracts/mail-request.ts";
import { type Block, heading, list, note, paragraph } from "#shared/notifications/templates/letter.ts";
import { deliveryDays, type Language, orderedLines, orderFacts } from "#shared/notifications/templates/order-blocks.ts";
import { isMembership, isSitePack } from "#shared/notifications/templates/product-rows.ts";

/** What was ordered, and what comes next. */
export function orderConfirmation(order: OrderConfirmationFacts, language: Language): readonly Block[] {
  const { wording, formats } = language;
  const { labels } = wording;
  const words = wording.mails["order-confirmation"];
  const hasCodes = order.lines.some(({ codes }) => codes > 0);
  const isMailed = order.lines.some(({ sku, codes }) => codes > 0 && !isSitePack(sku));
  const days = deliveryDays(order.deliveryDays, language);
  const hasSitePack = order.lines.some(({ sku }) => isSitePack(sku));
  return [
    paragraph(words.opening),
    orderFacts(order, language, { label: labels.receivedOn, value: formats.dateOf(order.acceptedAt, order.timeZone) }),
    orderedLines(order.lines, language),
    heading(words.nextSteps),
    list([
      ...(hasCodes ? [words.release(days)] : []),
      ...(isMailed ? [words.delivery] : []),
      ...(hasSitePack ? [words.sitePacks] : []),
      ...(hasCodes ? [words.use] : []),
      ...(order.lines.some(({ sku }) => isMembership(sku)) ? [words.membership(days)] : []),
    ]),
  ];
}

/** Why nothing goes on, for the reseller. */
export function orderHeld(order: OrderHeldFacts, language: Language): readonly Block[] {
  const { wording, formats } = language;
  const words = wording.mails[`held-${order.reason}`];
  return [
    paragraph(words.opening),
    orderFacts(order, language, {
      label: wording.labels.heldSince,
      value: formats.dateOf(order.heldSince, order.timeZone),
    }),
    paragraph("released" in words && order.isReleased ? words.released : words.meaning),
    heading(words.nextSteps),
    list([words.action, words.resumption]),
  ];
}

/** The way to an order's site packs. */
export function sitePackAccess(order: SitePackAccessFacts, language: Language): readonly Block[] {
  const { wording } = language;
  const words = wording.mails["site-pack-access"];
  const { managementUrl, customerService, testCentreEnrolmentUrl, hasTestCentre } = order;
  return [
    paragraph(words.opening),
    orderFacts(order, language),
    orderedLines(order.lines, language),
    ...(hasTestCentre ? [] : [note(words.noTestCentre(testCentreEnrolmentUrl))]),
    heading(words.access),
    list([words.open(managementUrl), words.identify, words.release(deliveryDays(order.deliveryDays, language))]),
    heading(words.customerService),
    paragraph(words.help),
    list([words.phone(customerService.phone), words.website(customerService.url)]),
  ];
}
