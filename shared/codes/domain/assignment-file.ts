import { normalisedEmail, type Person } from "#shared/codes/domain/person.ts";
import { emailAddress, personName } from "#shared/contracts/text.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

/** Why a row cannot even be read; the rest of a batch is not concerned. */
export type RowFault =
  | "cells-mismatch"
  | "name-missing"
  | "name-malformed"
  | "email-missing"
  | "email-malformed"
  | "person-twice";

/** `row` as a spreadsheet counts, the header being 1. `code` as it was written, where there is one, faulty row or not. */
export type AssignmentRow = { readonly row: number } & RowContent;

type RowContent = ({ readonly person: Person } | { readonly fault: RowFault }) & { readonly code?: string };

export type AssignmentFileRefusal = "csv-header-unknown" | "csv-rows-limit";

type Column = "name" | "email" | "code";

/** What the columns are called, in any language, as `normalised` gives it. The code list's own headers are among them. */
const COLUMN_NAMES: Readonly<Record<Column, readonly string[]>> = {
  name: ["name", "fullname", "nom", "nomcomplet", "vollständigername", "姓名"],
  email: [
    ...["email", "emailaddress", "mail", "courriel", "adresseemail", "adressecourriel", "adresseélectronique"],
    ...["emailadresse", "mailadresse", "電子郵件", "電子郵件地址", "電子信箱"],
  ],
  code: ["code", "accesscode", "codedaccès", "zugangscode", "代碼", "存取代碼"],
};

/** What a spreadsheet program would take for a formula: no name begins so. */
const FORMULA = /^'?\s*[=+\-@＝＋－＠]/u;

/**
 * The rows of a file whose first line names its columns, in any order; unknown columns are left unread, so that a code
 * list with names added is a file. Empty rows are passed over. A person stands in a file once: the address decides.
 */
export function readAssignmentRows(
  table: readonly (readonly string[])[],
): Outcome<readonly AssignmentRow[], AssignmentFileRefusal> {
  const [header = [], ...records] = table;
  const columns = columnsOf(header);
  if (columns === undefined) return refuse("csv-header-unknown", "/data/csv");
  const seen = new Set<string>();
  const rows = records.flatMap((cells, at): AssignmentRow[] => {
    if (isEmpty(cells)) return [];
    const isLonger = !isEmpty(cells.slice(header.length));
    return [{ row: at + 2, ...(isLonger ? { fault: "cells-mismatch" } : contentOf(cells, columns, seen)) }];
  });
  return rows.length === 0 ? refuse("csv-rows-limit", "/data/csv") : accept(rows);
}

type Columns = { readonly name: number; readonly email: number; readonly code: number | undefined };

/** Undefined when the name or the address is missing, or a column stands twice. */
function columnsOf(header: readonly string[]): Columns | undefined {
  const placesOf = (column: Column) =>
    header.flatMap((title, at) => (COLUMN_NAMES[column].includes(normalised(title)) ? [at] : []));
  const [names, emails, codes] = [placesOf("name"), placesOf("email"), placesOf("code")];
  const [name, email, code] = [names[0], emails[0], codes[0]];
  const isTwice = [names, emails, codes].some(({ length }) => length > 1);
  return isTwice || name === undefined || email === undefined ? undefined : { name, email, code };
}

const normalised = (title: string) =>
  title
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s\-‐‑_'’.]/g, "");

const isEmpty = (cells: readonly string[]) => cells.every((cell) => cell.trim() === "");

function contentOf(cells: readonly string[], columns: Columns, seen: Set<string>): RowContent {
  const cell = (at: number | undefined) => (at === undefined ? "" : (cells[at] ?? "").trim());
  const person = { name: cell(columns.name), email: cell(columns.email) };
  const fault = personFault(person) ?? (seen.has(normalisedEmail(person.email)) ? "person-twice" : undefined);
  const code = cell(columns.code);
  const named = code === "" ? {} : { code };
  if (fault !== undefined) return { fault, ...named };
  seen.add(normalisedEmail(person.email));
  return { person, ...named };
}

function personFault({ name, email }: Person): RowFault | undefined {
  if (name === "") return "name-missing";
  if (FORMULA.test(name) || !personName.safeParse(name).success) return "name-malformed";
  if (email === "") return "email-missing";
  return emailAddress.safeParse(email).success ? undefined : "email-malformed";
}
