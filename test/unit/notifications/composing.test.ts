import { describe, expect, it } from "vitest";
import type { MailKind } from "#shared/contracts/mail-request.ts";
import { LOCALES } from "#shared/kernel/locale.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { composeMail } from "#shared/notifications/templates/compose-mail.ts";
import {
  attachFiles,
  attachFilesOf,
  CODES,
  KINDS,
  NOON,
  plannedMail,
  SENDER,
  sendingMail,
} from "#test/unit/notifications/mails.ts";

const TOO_LATE = { reason: "delivery-after-expiry", isReleased: false } as const;
const EVERY_MAIL = LOCALES.flatMap((locale) => [
  ...KINDS.map((kind) => ({ kind, locale, title: kind, changes: { locale } })),
  { kind: "order-held" as const, locale, title: "order-held, too late", changes: { locale, held: TOO_LATE } },
  {
    kind: "code-list-again" as const,
    locale,
    title: "code-list-again, shortened",
    changes: { locale, isShortened: true },
  },
]);

const compose = (kind: MailKind, changes?: Parameters<typeof plannedMail>[1]) =>
  composeMail(sendingMail(plannedMail(kind, changes)), attachFiles);

describe.each(EVERY_MAIL)("$title in $locale", ({ kind, locale, changes }) => {
  it("is whole: language, subject, greeting and no gap (R-153)", async () => {
    const mail = await compose(kind, changes);

    expect(mail.language).toBe(locale);
    expect(mail.html).toContain(`<html lang="${locale}"`);
    expect(mail.subject).toContain("PO-7781");
    expect(mail.text).toContain("Maya Okafor");
    for (const text of [mail.subject, mail.text, mail.html])
      expect(text).not.toMatch(/undefined|NaN|\[object|\$\{|\{\{|null/);
    expect(`${mail.subject}\n${mail.text}`).not.toContain("#");
  });

  it("never shows a code outside its attachments", async () => {
    const mail = await compose(kind, changes);

    for (const code of Object.values(CODES).flat()) {
      expect(mail.subject).not.toContain(code);
      expect(mail.text).not.toContain(code);
      expect(mail.html).not.toContain(code);
      expect(JSON.stringify(mail)).not.toContain(code);
    }
  });

  it("says the same as HTML and as plain text", async () => {
    const mail = await compose(kind, changes);

    const lines = mail.text.split("\n").filter((line) => line.startsWith("- "));
    expect(lines.length).toBeGreaterThan(0);
    const words = mail.html.replaceAll(/<\/?span[^>]*>/g, "");
    for (const line of lines) expect(words).toContain(line.slice(2));
  });

  it("loads nothing and links nowhere", async () => {
    const { html } = await compose(kind, changes);

    // Where site packs are managed stands there to be read, not to be clicked.
    const own = html.replaceAll(/https:\/\/(packs|certiport|academy)\.example\/\w+/g, "");
    expect(own).not.toMatch(/<(img|script|link|a|iframe|form)\b|https?:|url\(|@import/i);
  });
});

describe("values from outside", () => {
  const hostile = {
    reader: "Eve\r\nBcc: all@victims.example\u0000<script>alert(1)</script>",
    order: {
      customerName: "=cmd|'/c calc'!A1\u202Egpj.exe <b>",
      purchaseOrderNumber: 'PO\r\nX: 1 ../../"<i>',
      agreementNumber: "\u2066A&B\u2069'\u{E0041}",
    },
  };

  it.each(KINDS)("stay inert text in %s", async (kind) => {
    const mail = await compose(kind, hostile);

    expect(mail.to.name).toBe("Eve Bcc: all@victims.example <script>alert(1)</script>");
    expect(mail.subject).toContain('PO X: 1 ../../"<i>');
    expect(mail.html).not.toMatch(/<script|<b>|<i>/);
    expect(mail.html).toContain("A&amp;B&#39;");
    for (const text of [mail.subject, mail.to.name, mail.html, mail.text])
      expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u202E\u2066\u2069\u{E0041}]/u);
  });

  it("give the attachment a harmless file name", async () => {
    const mails = await Promise.all([
      compose("code-list", hostile),
      compose("code-list", { order: { purchaseOrderNumber: "訂單" } }),
      compose("code-list"),
    ]);

    expect(mails.map(({ attachments }) => attachments[0]?.fileName)).toEqual([
      "code-list-PO-X-1-i.csv",
      "code-list-0123456789ab.csv",
      "code-list-PO-7781.csv",
    ]);
  });

  it("are cut when they are endless", async () => {
    const mail = await compose("order-confirmation", { reader: "é".repeat(5000) });

    expect([...mail.to.name]).toHaveLength(200);
  });
});

describe("the list of codes", () => {
  it("is a CSV file with BOM, header, one line per code and CRLF", async () => {
    const { attachments } = await compose("code-list", { locale: "de" });

    expect(attachments[0]?.contentType).toBe("text/csv; charset=utf-8");
    expect(attachments[0]?.content.reveal().toString()).toBe(
      [
        "\uFEFFNr.,Produkt,Code,Los,Letzter Nutzungstag",
        "1,Microsoft Certified Professional Class Pack (30 Prüfungsgutscheine),7K3M9-Q001A-BCDEF-GHJKM-NPQRS,7K3M9Q,2027-08-31",
        "2,Microsoft Certified Professional Class Pack (30 Prüfungsgutscheine),7K3M9-Q002B-CDEFG-HJKMN-PQRST,7K3M9Q,2027-08-31",
        "3,E-Referenzbibliothek (Zugang für eine Person),0PX2T-V001C-DEFGH-JKMNP-QRSTV,0PX2TV,2027-01-04",
        "",
      ].join("\r\n"),
    );
  });

  it("belongs to its mail alone", async () => {
    const others = await Promise.all([compose("order-confirmation"), compose("expiry-notice")]);

    expect(others.flatMap(({ attachments }) => attachments)).toEqual([]);
  });

  it("is not sent with a code missing", async () => {
    const mail = sendingMail(plannedMail("code-list"));

    await expect(
      composeMail(
        mail,
        attachFilesOf(async () => [new Secret("only-one")]),
      ),
    ).rejects.toThrow(RangeError);
  });
});

it("is composed from the ledger alone, so twice gives the same", async () => {
  const mail = sendingMail(plannedMail("code-list"));

  const [first, second] = [await composeMail(mail, attachFiles), await composeMail(mail, attachFiles)];

  expect(second).toEqual(first);
  expect(second.attachments[0]?.content.reveal().toString()).toBe(first.attachments[0]?.content.reveal().toString());
  expect(first).toMatchObject({ date: NOON, from: SENDER, messageId: mail.messageId });
});
