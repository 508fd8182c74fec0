import type { CodeListFacts } from "#shared/contracts/mail-request.ts";
import { csvText } from "#shared/kernel/csv.ts";
import type { Locale } from "#shared/kernel/locale.ts";
import { Secret } from "#shared/kernel/secret.ts";
import type { Attachment } from "#shared/notifications/domain/composed-mail.ts";
import type { Table } from "#shared/notifications/ports.ts";
import { productName } from "#shared/notifications/templates/product-rows.ts";
import { WORDINGS } from "#shared/notifications/templates/wordings.ts";

/** The codes of each lot, in index order, by lot id. */
export type CodesOfLots = ReadonlyMap<string, readonly Secret<string>[]>;

/**
 * The list of codes: a header in the reader's language and one row for each code. Days are `YYYY-MM-DD`.
 * @throws {RangeError} when a lot has another number of codes than the mail says.
 */
export function codeTable(facts: CodeListFacts, locale: Locale, codes: CodesOfLots): Secret<Table> {
  const { number, product, code, lot, lastUsableDay } = WORDINGS[locale].labels;
  const rows = facts.lots.flatMap(({ lotId, sku, codes: expected, lastUsableOn }) => {
    const found = codes.get(lotId) ?? [];
    if (found.length !== expected) throw new RangeError(`lot ${lotId} has ${found.length} codes, not ${expected}`);
    return found.map((secret) => [productName(sku, locale), secret.reveal(), lotId, lastUsableOn]);
  });
  const numbered = rows.map((row, at) => [String(at + 1), ...row]);
  return new Secret([[number, product, code, lot, lastUsableDay], ...numbered]);
}

/** The list as RFC 4180 text in UTF-8 with BOM, for any spreadsheet program. */
export function csvFile(facts: CodeListFacts, table: Secret<Table>): Attachment {
  return {
    fileName: `${codeListName(facts)}.csv`,
    contentType: "text/csv; charset=utf-8",
    content: new Secret(Buffer.from(csvText(table.reveal()))),
  };
}

/** The name that all files of a list begin with. */
export const codeListName = ({ purchaseOrderNumber, orderId }: CodeListFacts): string =>
  `code-list-${fileSafe(purchaseOrderNumber) || orderId.slice(0, 12)}`;

const LONGEST_FILE_PART = 60;

const fileSafe = (value: string) =>
  value
    .replace(/[^A-Za-z0-9_]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, LONGEST_FILE_PART)
    .replace(/-+$/, "");
