import { expect, it } from "vitest";
import { mimeMessage } from "#shared/adapters/email/mime-message.ts";
import { MAX_CODES_PER_ORDER } from "#shared/catalogue/domain/eligibility.ts";
import { SKUS } from "#shared/contracts/product-names.ts";
import { LOCALES } from "#shared/kernel/locale.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { codeListFile } from "#shared/notifications/templates/code-list-file.ts";
import { composeMail } from "#shared/notifications/templates/compose-mail.ts";
import { codesOf, plannedMail, sendingMail, USABLE_UNTIL } from "#test/unit/notifications/mails.ts";

/** What mail services commonly take, encoding included. Unit: bytes. */
const MAIL_LIMIT = 10_000_000;

const PRODUCTS = LOCALES.flatMap((locale) => SKUS.map((sku) => ({ locale, sku })));

it.each(PRODUCTS)("the list of the largest order fits into one mail: $sku in $locale", async ({ locale, sku }) => {
  const codes = Array.from({ length: MAX_CODES_PER_ORDER }, () => new Secret("7K3M9-Q001A-BCDEF-GHJKM-NPQRS"));
  const mail = await composeMail(sendingMail(plannedMail("code-list")), codesOf);
  const lots = [{ lotId: "7K3M9Q", sku, codes: codes.length, lastUsableOn: "2027-08-31" }];
  const facts = { customerName: "", agreementNumber: "", purchaseOrderNumber: "", orderId: "", timeZone: "UTC" };
  const file = codeListFile(
    { ...facts, invoiceNumber: "", lots, usableUntil: USABLE_UNTIL },
    locale,
    new Map([["7K3M9Q", codes]]),
  );

  const bytes = await mimeMessage({ ...mail, attachments: [file] });

  expect(bytes.length).toBeLessThan(MAIL_LIMIT);
});
