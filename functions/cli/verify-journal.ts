import { parseArgs } from "node:util";
import { commandSettings } from "#functions/cli/command-settings.ts";
import { journalReport } from "#functions/cli/journal-report.ts";
import { createJournalServices } from "#functions/services/journal-services.ts";
import { openPlatform } from "#functions/services/platform.ts";
import { blobEndpointOf, cosmosEndpointOf } from "#functions/setting-forms.ts";
import { readSettings } from "#functions/settings.ts";
import { isSound } from "#shared/codes/domain/journal-audit.ts";

/** `npm run journal:verify [-- --settings <file>]`: exit code 0 when journal and store agree, 1 otherwise. */
async function verify(): Promise<boolean> {
  const { values } = parseArgs({ options: { settings: { type: "string" } } });
  const settings = readSettings(commandSettings(process.env, values.settings));
  const findings = await createJournalServices(openPlatform(settings), settings).verifyJournal();
  const places = {
    journal: blobEndpointOf(settings.journalConnectionString.reveal())?.host ?? "",
    database: cosmosEndpointOf(settings.cosmosConnectionString.reveal())?.host ?? "",
  };
  console.log(journalReport(findings, places));
  return isSound(findings);
}

try {
  process.exitCode = (await verify()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
