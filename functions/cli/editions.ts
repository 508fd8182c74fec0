import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { commandSettings } from "#functions/cli/command-settings.ts";
import { keptChecks } from "#functions/cli/kept-checks.ts";
import { createLookAtLink } from "#functions/cli/look-at-link.ts";
import { runEditions } from "#functions/cli/run-editions.ts";
import { type LinkChecks, linkChecks } from "#shared/contracts/link-checks.ts";

const CHECKS = fileURLToPath(new URL("../../shared/catalogue/domain/editions/link-checks.json", import.meta.url));
const TIMEOUT_MS = 15_000;

function keepChecks(found: LinkChecks): void {
  const before = linkChecks.parse(JSON.parse(readFileSync(CHECKS, "utf8")));
  writeFileSync(CHECKS, `${JSON.stringify(keptChecks(before, found), undefined, 2)}\n`);
}

/** `npm run editions -- …`: what the catalogue's editions say, and in what they differ. */
process.exitCode = await runEditions(process.argv.slice(2), commandSettings(process.env), {
  out: (text) => console.log(text),
  err: (text) => console.error(text),
  lookAtLink: createLookAtLink(TIMEOUT_MS),
  keepChecks,
  today: new Date().toISOString().slice(0, 10),
});
