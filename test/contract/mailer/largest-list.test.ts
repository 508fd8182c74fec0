import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { mimeMessage } from "#shared/adapters/email/mime-message.ts";
import { MAX_CODES_PER_ORDER } from "#shared/catalogue/domain/eligibility.ts";
import { SKUS } from "#shared/contracts/product-names.ts";
import { LOCALES } from "#shared/kernel/locale.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { composeMail } from "#shared/notifications/templates/compose-mail.ts";
import { productName } from "#shared/notifications/templates/product-rows.ts";
import { attachFilesOf, plannedMail, sendingMail } from "#test/unit/notifications/mails.ts";

/** What mail services commonly take, encoding included. Unit: bytes. */
const MAIL_LIMIT = 10_000_000;

/** Codes as random as real ones are, so that no file of them is smaller than a real one. */
const CODES = Array.from({ length: MAX_CODES_PER_ORDER }, () => {
  const groups = randomBytes(20).toString("hex").toUpperCase().match(/.{8}/g) ?? [];
  return new Secret(
    groups.map((group) => Number.parseInt(group, 16).toString(32).padStart(7, "0").slice(-5)).join("-"),
  );
});

const bytesOf = ({ locale, sku }: (typeof PRODUCTS)[number]) => Buffer.byteLength(productName(sku, locale));
const PRODUCTS = LOCALES.flatMap((locale) => SKUS.map((sku) => ({ locale, sku })));

it("the list of the largest order, of the product with the longest name in any language, fits into one mail", async () => {
  const [{ locale, sku } = { locale: "en", sku: "VOUCHER-1" } as const] = PRODUCTS.toSorted(
    (one, other) => bytesOf(other) - bytesOf(one),
  );
  const planned = plannedMail("code-list", { locale });
  if (planned.request.kind !== "code-list") throw new Error("not a code list");
  const lots = [
    { lotId: "7K3M9Q", sku, codes: CODES.length, lastUsableOn: "2027-08-31", expiryBoundBy: "agreement" as const },
  ];
  const request = { ...planned.request, facts: { ...planned.request.facts, lots } };

  const mail = await composeMail(
    sendingMail({ ...planned, request }),
    attachFilesOf(async () => CODES),
  );

  expect((await mimeMessage(mail)).length).toBeLessThan(MAIL_LIMIT);
});
