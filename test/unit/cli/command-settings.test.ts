import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { commandSettings } from "#functions/cli/command-settings.ts";
import { readSettings } from "#functions/settings.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

it("the environment goes before the settings file", () => {
  const folder = temporaryFolder("settings");
  const file = join(folder, "settings.json");
  writeFileSync(file, JSON.stringify({ Values: { SMTP_URL: "of the file", MAIL_FROM: "of the file" } }));

  const settings = commandSettings({ SMTP_URL: "of the environment" }, file);

  expect(settings).toEqual({ SMTP_URL: "of the environment", MAIL_FROM: "of the file" });
});

it("a fresh checkout has settings for the stack on its usual ports", () => {
  const settings = readSettings(commandSettings({}, "local.settings.sample.json"));

  expect(settings.journalConnectionString.reveal()).toBe("UseDevelopmentStorage=true");
});
