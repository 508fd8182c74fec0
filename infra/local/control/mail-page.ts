import type { Mail, MailAttachment } from "../mailbox/mail.ts";
import type { Answer } from "./exchange.ts";
import { html } from "./html.ts";
import { page } from "./page.ts";

/** One mail for people; its HTML is shown in a frame that can run nothing and reach nothing. */
export function mailPage(mail: Mail): Answer {
  const attachments = mail.attachments.map(
    ({ filename, contentType }, index) =>
      html`<dd><a href="/mail/${mail.id}/attachments/${index}" download="${filename}">${filename}</a> <span class="soft">${contentType}</span></dd>`,
  );
  const body = html`
<p><a href="/">All mail</a></p>
<h1>${mail.subject || "(no subject)"}</h1>
<dl>
<dt>To</dt><dd>${mail.to.join(", ")}</dd>
${mail.cc.length === 0 ? html`` : html`<dt>Copy</dt><dd>${mail.cc.join(", ")}</dd>`}
<dt>Accepted</dt><dd><time datetime="${mail.at}">${mail.at}</time></dd>
${mail.language === undefined ? html`` : html`<dt>Language</dt><dd>${mail.language}</dd>`}
${attachments.length === 0 ? html`` : html`<dt>Attached</dt>${attachments}`}
</dl>
${mail.html === "" ? html`` : html`<iframe sandbox="" title="The mail as its reader sees it" srcdoc="${mail.html}"></iframe>`}
<h2>Text</h2>
<pre>${mail.text}</pre>
`;
  return page(mail.subject, body);
}

/** The attachment as a download; a browser never opens it in this origin. */
export function attachmentDownload({ filename, base64 }: MailAttachment): Answer {
  return {
    status: 200,
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
      "content-security-policy": "sandbox",
    },
    body: Buffer.from(base64, "base64"),
  };
}
