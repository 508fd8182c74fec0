import type { MailRequest } from "#shared/contracts/mail-request.ts";
import { formatsOf } from "#shared/kernel/formats.ts";
import {
  codeList,
  codeListAgain,
  expiryNotice,
  reminder,
  resendNotice,
} from "#shared/notifications/templates/code-letters.ts";
import { agreementEnded } from "#shared/notifications/templates/ending-letter.ts";
import type { Block, Letter } from "#shared/notifications/templates/letter.ts";
import { membershipActive, membershipEnding } from "#shared/notifications/templates/membership-letters.ts";
import type { Language } from "#shared/notifications/templates/order-blocks.ts";
import { orderConfirmation, orderHeld, sitePackAccess } from "#shared/notifications/templates/order-letters.ts";
import { safeText } from "#shared/notifications/templates/safe-text.ts";
import type { LetterKind, Wording } from "#shared/notifications/templates/wording.ts";
import { WORDINGS } from "#shared/notifications/templates/wordings.ts";

/** The letter a request asks for, in its language. @throws {RangeError} when its time zone is unknown. */
export function letterOf(request: MailRequest): Letter {
  const wording = WORDINGS[request.locale];
  const words = wording.mails[letterKindOf(request)];
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

function footerOf({ kind, facts }: MailRequest, { footer, resellerFooter, formerContactFooter }: Wording): string {
  const agreementNumber = safeText(facts.agreementNumber);
  if (kind === "order-held") return resellerFooter(agreementNumber);
  return kind === "resend-notice" ? formerContactFooter(agreementNumber) : footer(agreementNumber);
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
    case "code-list-again":
      return codeListAgain(request.facts, language);
    case "resend-notice":
      return resendNotice(request.facts, language);
    case "reminder-90":
    case "reminder-30":
    case "reminder-7":
      return reminder(request.facts, language);
    case "agreement-ended":
      return agreementEnded(request.facts, language);
    case "expiry-notice":
      return expiryNotice(request.facts, language);
    case "membership-active":
      return membershipActive(request.facts, language);
    case "membership-reminder":
    case "membership-ended":
      return membershipEnding(request.facts, language, request.kind);
  }
}

const letterKindOf = ({ kind, facts }: MailRequest): LetterKind => {
  switch (kind) {
    case "order-held":
      return `held-${facts.reason}`;
    case "reminder-90":
    case "reminder-30":
    case "reminder-7":
      return "reminder";
    default:
      return kind;
  }
};
