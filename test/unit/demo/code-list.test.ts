import { describe, expect, it } from "vitest";
import { readCodeList } from "#infra/local/demo/code-list.ts";

const mailWith = (...contents: readonly string[]) => ({
  subject: "Your codes",
  attachments: contents.map((content) => ({
    filename: "list.csv",
    contentType: "text/csv",
    base64: Buffer.from(content).toString("base64"),
  })),
});

describe("a mailed list of codes", () => {
  it("is read with its byte order mark, header and codes in order", () => {
    const mail = mailWith(
      '\uFEFF序號,產品,代碼\r\n1,"套件, 30",56QR4-E000T-152H4-4FZJM-D0XBF\r\n2,套件,56QR4-E001Q-W8P9S-W6KFB-JYCKH\r\n',
    );

    expect(readCodeList(mail)).toEqual({
      hasByteOrderMark: true,
      header: "序號,產品,代碼",
      codes: ["56QR4-E000T-152H4-4FZJM-D0XBF", "56QR4-E001Q-W8P9S-W6KFB-JYCKH"],
    });
  });

  it("shows that the byte order mark is missing", () => {
    expect(readCodeList(mailWith("No.\r\n1,56QR4-E000T-152H4-4FZJM-D0XBF\r\n")).hasByteOrderMark).toBe(false);
  });

  it("is refused when a row holds no code, by the row's number and not its text", () => {
    const mail = mailWith("No.\r\n1,56QR4-E000T-152H4-4FZJM-D0XBF\r\n2,56QR4-E001Q\r\n");

    expect(() => readCodeList(mail)).toThrow("row 2 of the list holds no code");
  });

  it("is missed in a mail without attachment", () => {
    expect(() => readCodeList(mailWith())).toThrow('"Your codes" carries no list');
  });
});
