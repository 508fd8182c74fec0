import { describe, expect, it } from "vitest";
import type { MailKind } from "#shared/contracts/mail-request.ts";
import type { Locale } from "#shared/kernel/locale.ts";
import { composeMail } from "#shared/notifications/templates/compose-mail.ts";
import { attachFiles, plannedMail, sendingMail } from "#test/unit/notifications/mails.ts";

const compose = (kind: MailKind, changes?: Parameters<typeof plannedMail>[1]) =>
  composeMail(sendingMail(plannedMail(kind, changes)), attachFiles);

describe("a mail that is worded by the case it tells of", () => {
  it.each([
    ["no-usable-contact", false, "We cannot reach the notices and online contact"],
    ["delivery-after-expiry", false, "Nothing has been released for this order."],
    ["delivery-after-expiry", true, "Not everything that was released"],
  ] as const)(
    "tells the reseller why an order is held: %s, released: %s (R-42, R-48)",
    async (reason, isReleased, words) => {
      const { text } = await compose("order-held", { held: { reason, isReleased } });

      expect(text).toContain(words);
      expect(text.includes("settle with the publisher")).toBe(reason === "delivery-after-expiry");
    },
  );

  it.each<[Locale, string, string]>([
    ["en", "It is the same list as the first", "are left out"],
    ["fr", "identique à la première", "n’y figurent plus"],
    ["de", "dieselbe Liste wie beim ersten Mal", "sind nicht mehr enthalten"],
    ["zh-TW", "與首次清單完全相同", "不再列入"],
  ])(
    "says in %s whether a list sent again is the first one, or lacks codes that ended (R-61)",
    async (locale, whole, less) => {
      const [same, shortened] = await Promise.all([
        compose("code-list-again", { locale }),
        compose("code-list-again", { locale, isShortened: true }),
      ]);

      expect([same.text.includes(whole), same.text.includes(less)]).toEqual([true, false]);
      expect([shortened.text.includes(whole), shortened.text.includes(less)]).toEqual([false, true]);
    },
  );

  it.each<[Locale, string]>([
    ["en", "the codes of site packs cannot be redeemed"],
    ["fr", "les codes des packages de site ne peuvent pas être utilisés"],
    ["de", "können die Codes der Site Packs nicht eingelöst werden"],
    ["zh-TW", "站點套件的代碼無法使用"],
  ])("reminds in %s that unused codes await a test centre, with the way to it (R-35, R-36)", async (locale, words) => {
    const [without, named] = await Promise.all([
      compose("reminder-30", { locale, awaitsCentre: true }),
      compose("reminder-30", { locale }),
    ]);

    expect(without.text).toContain(words);
    expect(without.text).toContain("https://certiport.example/enrol");
    expect(named.text).not.toContain(words);
  });
});
