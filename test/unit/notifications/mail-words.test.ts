import { describe, expect, it } from "vitest";
import type { MailKind } from "#shared/contracts/mail-request.ts";
import type { Locale } from "#shared/kernel/locale.ts";
import { composeMail } from "#shared/notifications/templates/compose-mail.ts";
import { attachFiles, KINDS, plannedMail, sendingMail } from "#test/unit/notifications/mails.ts";

const compose = (kind: MailKind, changes?: Parameters<typeof plannedMail>[1]) =>
  composeMail(sendingMail(plannedMail(kind, changes)), attachFiles);

describe("the words of a mail", () => {
  it.each<[Locale, string]>([
    ["en", "4\u00A0January 2027"],
    ["fr", "4\u00A0janvier 2027"],
    ["de", "4.\u00A0Januar 2027"],
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

  it.each<[Locale, string, string, string]>([
    ["en", "3\u00A0to\u00A012\u00A0business days after", "2\u00A0business days after", "1\u00A0business day after"],
    ["fr", "3\u00A0à\u00A012\u00A0jours ouvrables après", "2\u00A0jours ouvrables après", "1\u00A0jour ouvrable après"],
    ["de", "3\u00A0bis\u00A012\u00A0Werktage nach", "2\u00A0Werktage nach", "1\u00A0Werktag nach"],
    ["zh-TW", "3\u00A0至\u00A012\u00A0個工作日內", "2\u00A0個工作日內", "1\u00A0個工作日內"],
  ])("says in %s the days of delivery that the edition promises (R-58)", async (locale, range, two, one) => {
    const sayings = async (first: number, last: number) => [
      (await compose("order-confirmation", { locale, deliveryDays: { first, last } })).text,
      (await compose("site-pack-access", { locale, deliveryDays: { first, last } })).text,
    ];

    const texts = { range: await sayings(3, 12), two: await sayings(2, 2), one: await sayings(1, 1) };

    for (const text of texts.range) expect(text).toContain(range);
    for (const text of texts.two) expect(text).toContain(` ${two}`);
    for (const text of texts.one) expect(text).toContain(` ${one}`);
  });

  it("dates what happened by the term's time zone, not by ours", async () => {
    const here = await compose("order-confirmation", { order: { timeZone: "Pacific/Kiritimati" } });

    expect(here.text).toContain("Received on: 19\u00A0December 2026");
  });

  it("uses the field's terms in Chinese (R-152, R-157, D-15)", async () => {
    const mails = await Promise.all(KINDS.map((kind) => compose(kind, { locale: "zh-TW" })));

    const text = mails.map((mail) => mail.text).join();
    for (const term of ["測驗憑券", "通知和線上聯絡人", "大量授權", "課堂套件", "站點套件"])
      expect(text).toContain(term);
  });

  it("puts a no-break space before a French colon", async () => {
    const mails = await Promise.all(KINDS.map((kind) => compose(kind, { locale: "fr" })));

    for (const { subject, text } of mails)
      expect(`${subject}\n${text}`).not.toMatch(/[^\u00A0\u202F\d][:;!?»](?!\/\/)/u);
  });

  it.each<[Locale, string]>([
    ["en", "E-R"],
    ["fr", "e-b"],
    ["de", "E-R"],
    ["zh-TW", "2027年1月4日"],
  ])("never breaks a line of %s within %s", async (locale, part) => {
    const { html } = await compose("code-list", { locale });

    expect(html).toContain(`<span style="white-space:nowrap">${part}</span>`);
    expect(html.replaceAll(/<span style="white-space:nowrap">[^<]*<\/span>/g, "")).not.toContain(part);
  });

  it("tells who had the list before of a resend, and calls them the contact no longer", async () => {
    const [notice, list] = await Promise.all([compose("resend-notice"), compose("code-list-again")]);

    expect(notice.text).toContain("addressed to whoever received this list before");
    expect(list.text).toContain("addressed to the notices and online contact");
  });

  it("counts one and many", async () => {
    const oneCode = plannedMail("code-list");
    if (oneCode.request.kind !== "code-list") throw new Error("not a code list");
    const lots = oneCode.request.facts.lots.slice(1);
    const request = { ...oneCode.request, facts: { ...oneCode.request.facts, lots } };

    const one = await composeMail(sendingMail({ ...oneCode, request }), attachFiles);
    const many = await compose("code-list");

    expect(one.text).toContain("the access code of this order");
    expect(many.text).toContain("the 3 access codes of this order");
  });

  it.each<[number, string]>([
    [1, "1 access code of this order has not been used yet. Its last day of use is 4\u00A0January 2027."],
    [1234, "1,234 access codes of this order have not been used yet. Their last day of use is 4\u00A0January 2027."],
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

  it.each<[number, number, string]>([
    [1, 0, "The code issued was used in time."],
    [1, 1, "The code issued was not used and has expired."],
    [1500, 0, "All 1,500 codes issued were used in time."],
    [1500, 1500, "None of the 1,500 codes issued was used; all have expired."],
    [1500, 1, "Of the 1,500 codes issued, 1 was not used and has expired."],
    [1500, 2, "Of the 1,500 codes issued, 2 were not used and have expired."],
  ])("sums up %i codes of which %i have expired", async (codes, expired, sentence) => {
    const mail = plannedMail("expiry-notice");
    if (mail.request.kind !== "expiry-notice") throw new Error("not an expiry notice");
    const lots = mail.request.facts.lots.slice(1).map((lot) => ({ ...lot, codes, expired, redeemed: codes - expired }));

    const request = { ...mail.request, facts: { ...mail.request.facts, lots } };
    const { text } = await composeMail(sendingMail({ ...mail, request }), attachFiles);

    expect(text).toContain(sentence);
  });

  it("shows a product above its numbers on a phone where there are many, and beside them where there are few", async () => {
    const [many, few] = [await compose("expiry-notice"), await compose("order-confirmation")];

    expect(many.html).toContain('<table class="wide"');
    expect(few.html).not.toContain('class="wide"');
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

  it.each<[Locale, RegExp]>([
    ["en", /code/i],
    ["fr", /code/i],
    ["de", /code/i],
    ["zh-TW", /代碼/],
  ])("says nothing of codes in %s where a membership is all that was ordered (R-20)", async (locale, code) => {
    const lines = [{ sku: "IMAGINE-ACADEMY-1Y", quantity: 1, codes: 0 }];
    const kinds = ["order-confirmation", "membership-active", "agreement-ended", "membership-ended"] as const;

    const mails = await Promise.all(kinds.map((kind) => compose(kind, { locale, lines })));

    for (const { subject, text } of mails) {
      expect(`${subject}\n${text}`).not.toMatch(code);
      expect(text).toContain("Academy");
    }
    const held = await compose("order-held", { locale, held: { reason: "delivery-after-expiry", isReleased: true } });
    expect(`${held.subject}\n${held.text}`).not.toMatch(code);
  });

  it("shows a dash for the codes of a membership beside what yields some", async () => {
    const lines = [
      { sku: "CLASS-MCP-30", quantity: 2, codes: 60 },
      { sku: "IMAGINE-ACADEMY-1Y", quantity: 1, codes: 0 },
    ];

    const { text } = await compose("order-confirmation", { lines });

    expect(text).toMatch(/Imagine Academy.*1.*–/s);
  });

  it.each<[Locale, string]>([
    ["en", "Edition A (German text of 30 July 2019)"],
    ["fr", "Édition A (texte allemand du 30 juillet 2019)"],
    ["de", "Ausgabe A (deutscher Text vom 30. Juli 2019)"],
    ["zh-TW", "A 版（2019 年 7 月 30 日德文文本）"],
  ])("R-158: names in every mail in %s the edition that governs its order", async (locale, label) => {
    const mails = await Promise.all(KINDS.map((kind) => compose(kind, { locale })));

    for (const { text } of mails) expect(text).toContain(label);
  });

  it("R-158: shows an edition nobody knows any more by its id, and by no other's name", async () => {
    const { text } = await compose("order-confirmation", { order: { editionId: "Z-2031-en" } });

    expect(text).toContain("Z-2031-en");
    expect(text).not.toMatch(/Edition [A-C]/);
  });
});
