import type { Mail } from "../mailbox/mail.ts";
import type { Answer } from "./exchange.ts";
import { html, type Markup } from "./html.ts";
import { page } from "./page.ts";

/** How many messages a queue holds, by state. */
export type QueueCounts = { name: string; active: number; locked: number; scheduled: number; deadLettered: number };

export type Overview = {
  now: string;
  functionsUrl: string;
  mails: readonly Mail[];
  queues: readonly QueueCounts[];
};

const MOST_MAILS_SHOWN = 200;

const ADVANCE_SCRIPT = `
const said = document.querySelector("output");
for (const button of document.querySelectorAll("button[data-advance]")) {
  button.addEventListener("click", async () => {
    for (const each of document.querySelectorAll("button")) each.disabled = true;
    said.textContent = "Moving on…";
    const response = await fetch("/clock", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ advance: button.dataset.advance, settle: true }),
    });
    if (response.ok) return location.reload();
    said.textContent = (await response.json()).detail;
    for (const each of document.querySelectorAll("button")) each.disabled = false;
  });
}
`;

/** The page for people: the clock, the mails (newest first), the queues. */
export function overviewPage({ now, functionsUrl, mails, queues }: Overview): Answer {
  const body = html`
<h1>Vouchsafe on this machine</h1>
<p class="soft">Functions host: <a href="${functionsUrl}/api/health">${functionsUrl}</a></p>

<h2>Business time</h2>
<div class="clock">
  <time datetime="${now}">${now.slice(0, 19).replace("T", " ")} UTC</time>
  <button data-advance="PT1H">+ 1 hour</button>
  <button data-advance="P1D">+ 1 day</button>
  <button data-advance="P5D">+ 5 days</button>
</div>
<output></output>

<h2>Mail</h2>
${mailTable(mails)}

<h2>Queues</h2>
<table>
<tr><th>Queue</th><th class="count">Active</th><th class="count">Locked</th><th class="count">Scheduled</th><th class="count">Dead-lettered</th></tr>
${queues.map(
  ({ name, active, locked, scheduled, deadLettered }) =>
    html`<tr><td>${name}</td><td class="count">${active}</td><td class="count">${locked}</td><td class="count">${scheduled}</td><td class="count">${deadLettered}</td></tr>
`,
)}</table>
`;
  return page("Vouchsafe on this machine", body, ADVANCE_SCRIPT);
}

function mailTable(mails: readonly Mail[]): Markup {
  if (mails.length === 0) return html`<p class="soft">No mail yet.</p>`;

  const rows = mails
    .toReversed()
    .slice(0, MOST_MAILS_SHOWN)
    .map(
      ({ id, subject, to, at }) =>
        html`<tr><td><a href="/mail/${id}/view">${subject || "(no subject)"}</a></td><td>${to.join(", ")}</td><td><time datetime="${at}">${at.slice(0, 19).replace("T", " ")}</time></td></tr>
`,
    );
  return html`<table>
<tr><th>Subject</th><th>To</th><th>Accepted (UTC)</th></tr>
${rows}</table>`;
}
