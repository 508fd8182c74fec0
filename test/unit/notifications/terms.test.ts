import { expect, it } from "vitest";
import type { MailKind } from "#shared/contracts/mail-request.ts";
import type { Locale } from "#shared/kernel/locale.ts";
import { composeMail } from "#shared/notifications/templates/compose-mail.ts";
import { attachFiles, plannedMail, sendingMail } from "#test/unit/notifications/mails.ts";

const KINDS: readonly MailKind[] = ["order-confirmation", "site-pack-access", "order-held", "code-list"];

it.each<[Locale, string[]]>([
  ["en", ["exam voucher", "notices and online contact", "class pack", "site pack"]],
  ["fr", ["bons d’examen", "contact d’informations et en ligne", "Package de classe", "Package de site"]],
  ["de", ["Prüfungsgutscheine", "Benachrichtigungs- und Online-Kontakt", "Class Pack", "Site Pack"]],
  ["zh-TW", ["測驗憑券", "通知和線上聯絡人", "大量授權", "課堂套件", "站點套件"]],
])("mails in %s use the terms of the glossary: %j (R-152, R-157, D-15)", async (locale, terms) => {
  const mails = KINDS.map((kind) => composeMail(sendingMail(plannedMail(kind, { locale })), attachFiles));

  const text = (await Promise.all(mails)).map((mail) => mail.text).join();

  for (const term of terms) expect(text).toContain(term);
});
