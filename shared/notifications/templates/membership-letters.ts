import type { MembershipActiveFacts, MembershipFacts } from "#shared/contracts/mail-request.ts";
import { type Block, heading, list, paragraph } from "#shared/notifications/templates/letter.ts";
import { type Language, orderedLines, orderFacts } from "#shared/notifications/templates/order-blocks.ts";

/** A membership begins: until when it runs, and what it brings by the order's edition. */
export function membershipActive(order: MembershipActiveFacts, language: Language): readonly Block[] {
  const { locale, wording } = language;
  const words = wording.mails["membership-active"];
  return [
    paragraph(words.opening),
    membershipFacts(order, language),
    orderedLines(order.lines, language),
    heading(words.benefits),
    list(order.benefits.map((names) => names[locale])),
    paragraph(words.start(order.academyUrl)),
    paragraph(words.renewal),
  ];
}

/** It ends soon, or is over: and how to go on. */
export function membershipEnding(
  order: MembershipFacts,
  language: Language,
  kind: "membership-reminder" | "membership-ended",
): readonly Block[] {
  const { wording, formats } = language;
  const words = wording.mails[kind];
  return [
    paragraph(words.opening(formats.date(order.endsOn))),
    membershipFacts(order, language),
    list([words.renewal]),
  ];
}

const membershipFacts = (order: MembershipFacts, language: Language): Block => {
  const { labels, lastDay } = language.wording;
  const day = lastDay[order.expiryBoundBy](language.formats.date(order.endsOn));
  return orderFacts(order, language, { label: labels.lastUsableDay, value: day });
};
