import type { Mail } from "../mailbox/mail.ts";

/** A mailed list of codes, as a spreadsheet program would read it. */
export type CodeList = {
  readonly hasByteOrderMark: boolean;
  readonly header: string;
  readonly codes: readonly string[];
};

const BYTE_ORDER_MARK = "\uFEFF";
const CODE = /\b[0-9A-HJKMNP-TV-Z]{5}(?:-[0-9A-HJKMNP-TV-Z]{5}){4}\b/;

/** Reads the first attachment. @throws {Error} when there is none, or a row holds no code. */
export function readCodeList({ subject, attachments }: Pick<Mail, "subject" | "attachments">): CodeList {
  const [attachment] = attachments;
  if (attachment === undefined) throw new Error(`"${subject}" carries no list`);
  const content = Buffer.from(attachment.base64, "base64").toString("utf8");
  const [header = "", ...rows] = content.replace(BYTE_ORDER_MARK, "").trimEnd().split("\r\n");
  return { hasByteOrderMark: content.startsWith(BYTE_ORDER_MARK), header, codes: rows.map(codeIn) };
}

function codeIn(row: string, index: number): string {
  const [code] = CODE.exec(row) ?? [];
  if (code === undefined) throw new Error(`row ${index + 1} of the list holds no code`);
  return code;
}
