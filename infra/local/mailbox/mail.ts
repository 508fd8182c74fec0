import PostalMime, { addressParser } from "postal-mime";

/** One file a mail carries; `base64` is its content. */
export type MailAttachment = { filename: string; contentType: string; base64: string };

/** One accepted mail; `at` is the business instant of its acceptance, ISO 8601 in UTC. */
export type Mail = {
  id: string;
  at: string;
  /** The envelope's recipients, whatever the headers say. */
  recipients: string[];
  to: string[];
  cc: string[];
  subject: string;
  messageId: string;
  /** The Content-Language header. */
  language?: string;
  /** Lower-case names; the values of a repeated header are joined by a comma. */
  headers: Record<string, string>;
  text: string;
  html: string;
  attachments: MailAttachment[];
  raw: string;
};

type Acceptance = Pick<Mail, "id" | "at" | "recipients">;

/** Reads an RFC 5322 message. Throws when its parts nest beyond postal-mime's limits. */
export async function readMail(raw: Buffer, acceptance: Acceptance): Promise<Mail> {
  const email = await PostalMime.parse(raw, { attachmentEncoding: "base64" });
  const headers = joinedHeaders(email.headers);
  const language = headers["content-language"];

  return {
    ...acceptance,
    to: addressesIn(headers.to),
    cc: addressesIn(headers.cc),
    subject: email.subject ?? "",
    messageId: email.messageId ?? "",
    ...(language === undefined ? {} : { language }),
    headers,
    text: email.text ?? "",
    html: email.html ?? "",
    attachments: email.attachments.map(({ filename, mimeType, content }) => ({
      filename: filename ?? "attachment",
      contentType: mimeType,
      base64: String(content),
    })),
    raw: raw.toString("utf8"),
  };
}

function joinedHeaders(lines: readonly { key: string; value: string }[]): Record<string, string> {
  const joined = new Map<string, string>();
  for (const { key, value } of lines) {
    const earlier = joined.get(key);
    joined.set(key, earlier === undefined ? value : `${earlier}, ${value}`);
  }
  return Object.fromEntries(joined);
}

function addressesIn(header: string | undefined): string[] {
  return addressParser(header ?? "", { flatten: true }).flatMap(({ address }) => (address ? [address] : []));
}
