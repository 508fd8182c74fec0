import { randomBytes } from "node:crypto";
import type { Answer } from "./exchange.ts";
import { html, type Markup } from "./html.ts";

const STYLE: Markup = {
  markup: `
  :root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); --soft: color-mix(in srgb, currentColor 62%, transparent); }
  * { box-sizing: border-box; }
  body { margin: 0 auto; max-width: 62rem; padding: 2.5rem 1.5rem 4rem; font: 16px/1.55 system-ui, sans-serif; }
  h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
  h2 { font-size: 1.05rem; margin: 2.5rem 0 .5rem; }
  p, dl { margin: .25rem 0 1rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; padding: .45rem 1rem .45rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
  th { font-weight: 500; color: var(--soft); }
  td.count, th.count { text-align: right; font-variant-numeric: tabular-nums; }
  time, .soft { color: var(--soft); font-variant-numeric: tabular-nums; }
  .clock { display: flex; flex-wrap: wrap; align-items: baseline; gap: .75rem; }
  .clock time { font-size: 1.35rem; color: inherit; }
  button { font: inherit; padding: .3rem .9rem; border: 1px solid var(--line); border-radius: .4rem; background: transparent; color: inherit; cursor: pointer; }
  button:hover:enabled { background: var(--line); }
  button:disabled { opacity: .5; cursor: progress; }
  output { display: block; min-height: 1.5em; color: var(--soft); }
  dl { display: grid; grid-template-columns: 7rem 1fr; gap: .25rem 1rem; }
  dt { color: var(--soft); }
  dd { margin: 0; grid-column: 2; overflow-wrap: anywhere; }
  iframe { width: 100%; height: 70vh; border: 1px solid var(--line); border-radius: .4rem; background: #fff; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  `,
};

/** A whole page. A mail can bring no script: only the page's own, named by a nonce, may run. */
export function page(title: string, body: Markup, script = ""): Answer {
  const nonce = randomBytes(16).toString("base64");
  const tail = script === "" ? html`` : html`<script nonce="${nonce}">${{ markup: script }}</script>`;
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
${tail}
</body>
</html>
`;
  return {
    status: 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": [
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        `script-src 'nonce-${nonce}'`,
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
      ].join("; "),
      "referrer-policy": "no-referrer",
    },
    body: document.markup,
  };
}
