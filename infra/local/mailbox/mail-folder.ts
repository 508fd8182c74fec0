import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Mail } from "./mail.ts";

/** Keeps every mail as one JSON file, so that the next start still shows it. */
export type MailFolder = { read(): Mail[]; keep(mail: Mail): Promise<void>; clear(): void };

/** Opens the folder, creating it when it is missing. */
export function openMailFolder(folder: string): MailFolder {
  mkdirSync(folder, { recursive: true });
  const fileOf = (id: string) => join(folder, `${id}.json`);
  const ids = () =>
    readdirSync(folder)
      .filter((name) => /^\d+\.json$/.test(name))
      .map((name) => Number.parseInt(name, 10))
      .sort((one, other) => one - other)
      .map(String);

  return {
    read: () => ids().map((id): Mail => JSON.parse(readFileSync(fileOf(id), "utf8"))),
    keep: (mail) => writeFile(fileOf(mail.id), JSON.stringify(mail)),
    clear: () => {
      for (const id of ids()) rmSync(fileOf(id));
    },
  };
}
