import { commandSettings } from "#functions/cli/command-settings.ts";
import { runEditions } from "#functions/cli/run-editions.ts";

/** `npm run editions -- …`: what the catalogue's editions say, and in what they differ. */
process.exitCode = runEditions(process.argv.slice(2), commandSettings(process.env), {
  out: (text) => console.log(text),
  err: (text) => console.error(text),
});
