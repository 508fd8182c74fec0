import { describe, expect, it } from "vitest";
import type { MailKind } from "#shared/contracts/mail-request.ts";
import { LOCALES, type Locale } from "#shared/kernel/locale.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { composeMail } from "#shared/notifications/templates/compose-mail.ts";
import {
  attachFiles,
  attachFilesOf,
  CODES,
  NOON,
  plannedMail,
  SENDER,
  sendingMail,
} from "#test/unit/notifications/mails.ts";

const KINDS: readonly MailKind[] = [
  "order-confirmation",
  "site-pack-access",
  "order-held",
  "code-list",
  "reminder-30",
  "expiry-notice",
];
const EVERY_MAIL = LOCALES.flatMap((locale) => KINDS.map((kind) => ({ locale, kind })));

const compose = (kind: MailKind, changes?: Parameters<typeof plannedMail>[1]) =>
  composeMail(sendingMail(plannedMail(kind, changes)), attachFiles);

describe.each(EVERY_MAIL)("$kind in $locale", ({ kind, locale }) => {
  it("is whole: language, subject, greeting and no gap (R-153)", async () => {
    const mail = await compose(kind, { locale });

    expect(mail.language).toBe(locale);
    expect(mail.html).toContain(`<html lang="${locale}"`);
    expect(mail.subject).toContain("PO-7781");
    expect(mail.text).toContain("Maya Okafor");
    for (const text of [mail.subject, mail.text, mail.html])
      expect(text).not.toMatch(/undefined|NaN|\[object|\$\{|\{\{|null/);
    expect(`${mail.subject}\n${mail.text}`).not.toContain("#");
  });

  it("never shows a code outside its attachments", async () => {
    const mail = await compose(kind, { locale });

    for (const code of Object.values(CODES).flat()) {
      expect(mail.subject).not.toContain(code);
      expect(mail.text).not.toContain(code);
      expect(mail.html).not.toContain(code);
      expect(JSON.stringify(mail)).not.toContain(code);
    }
  });

  it("says the same as HTML and as plain text", async () => {
    const mail = await compose(kind, { locale });

    const lines = mail.text.split("\n").filter((line) => line.startsWith("- "));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(mail.html).toContain(line.slice(2));
  });

  it("loads nothing and links nowhere", async () => {
    const { html } = await compose(kind, { locale });

    // Where site packs are managed stands there to be read, not to be clicked.
    const own = html.replaceAll(/https:\/\/(packs|certiport)\.example\/\w+/g, "");
    expect(own).not.toMatch(/<(img|script|link|a|iframe|form)\b|https?:|url\(|@import/i);
  });
});

describe("the words of a mail", () => {
  it.each<[Locale, string]>([
    ["en", "4 January 2027"],
    ["fr", "4 janvier 2027"],
    ["de", "4. Januar 2027"],
    ["zh-TW", "2027年1月4日"],
  ])("writes dates as readers of %s do (R-156)", async (locale, date) => {
    const { text } = await compose("code-list", { locale });

    expect(text).toContain(date);
  });

  it.each<[Locale, string]>([
    ["en", "1,500"],
    ["fr", "1\u202F500"],
    ["de", "1.500"],
    ["zh-TW", "1,500"],
  ])("writes numbers as readers of %s do (R-156)", async (locale, number) => {
    const { text } = await compose("order-confirmation", { locale });

    expect(text).toContain(number);
  });

  it("dates what happened by the term's time zone, not by ours", async () => {
    const here = await compose("order-confirmation", { order: { timeZone: "Pacific/Kiritimati" } });

    expect(here.text).toContain("Received on: 19 December 2026");
  });

  it("puts a no-break space before a French colon", async () => {
    const mails = await Promise.all(KINDS.map((kind) => compose(kind, { locale: "fr" })));

    for (const { subject, text } of mails)
      expect(`${subject}\n${text}`).not.toMatch(/[^\u00A0\u202F\d][:;!?»](?!\/\/)/u);
  });

  it("counts one and many", async () => {
    const oneCode = plannedMail("code-list");
    if (oneCode.request.kind !== "code-list") throw new Error("not a code list");
    const lots = oneCode.request.facts.lots.slice(1);
    const request = { ...oneCode.request, facts: { ...oneCode.request.facts, lots } };

    const one = await composeMail(sendingMail({ ...oneCode, request }), attachFiles);
    const many = await compose("code-list");

    expect(one.text).toContain("the 1 access code of this order");
    expect(many.text).toContain("the 3 access codes of this order");
  });

  it.each<[number, string]>([
    [1, "1 access code of this order has not been used yet. Its last day of use is 4 January 2027."],
    [1234, "1,234 access codes of this order have not been used yet. Their last day of use is 4 January 2027."],
  ])("reminds of %i unused, with what was issued and used of each product", async (unused, sentence) => {
    const mail = plannedMail("reminder-7");
    if (mail.request.kind !== "reminder-7") throw new Error("not a reminder");
    const [lot] = mail.request.facts.lots;
    if (lot === undefined) throw new Error("no lot");
    const lots = [
      { ...lot, codes: 3, redeemed: 3 },
      { ...lot, codes: unused + 1, redeemed: 1 },
    ];

    const request = { ...mail.request, facts: { ...mail.request.facts, lots } };
    const { text } = await composeMail(sendingMail({ ...mail, request }), attachFiles);

    expect(text).toContain(sentence);
    const numbers = [unused + 4, 4, unused].map((count) => new Intl.NumberFormat("en").format(count));
    const [issued, used, left] = numbers;
    expect(text).toMatch(new RegExp(`Issued: ${issued}\\s+Used: ${used}\\s+Unused: ${left}`));
  });

  it("tells the rules of vouchers and of the library only to who gets them (R-69, R-70)", async () => {
    const both = await compose("code-list");
    const library = plannedMail("code-list");
    if (library.request.kind !== "code-list") throw new Error("not a code list");
    const request = {
      ...library.request,
      facts: { ...library.request.facts, lots: library.request.facts.lots.slice(1) },
    };
    const alone = await composeMail(sendingMail({ ...library, request }), attachFiles);

    expect(both.text).toContain("one exam registration");
    expect(both.text).toContain("must not be printed, copied or shared");
    expect(alone.text).not.toContain("exam registration");
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
