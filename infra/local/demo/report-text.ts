import { createColors } from "picocolors";
import { textTable } from "#infra/terminal/text-table.ts";
import { type Check, failedOf } from "./check.ts";
import type { DemoReport, MailLine } from "./report.ts";
import { inUtc, inZone, localTime, seconds } from "./wording.ts";

type Colours = ReturnType<typeof createColors>;

/** The report for people, without a line end; `hasColours` for a terminal. */
export function reportText(report: DemoReport, hasColours: boolean): string {
  const colours = createColors(hasColours);
  const section = (title: string, lines: readonly string[]) => [colours.bold(title), ...lines, ""];
  return [
    ...section("Promises, in UTC", promiseLines(report, colours)),
    ...section("Mails, at the customer's time", mailLines(report)),
    ...section("Codes: issued = redeemed + expired", codeLines(report)),
    ...section("Database, with what messages and timers asked", usageLines(report)),
    ...section(
      "Checks",
      report.checks.map((check) => checkLine(check, colours)),
    ),
    ...verdictLines(report, colours),
  ].join("\n");
}

function promiseLines({ promises }: DemoReport, { green, red }: Colours): readonly string[] {
  const columns = ["Order", "Promise", "Clock started", "Not before", "Due", "Kept at", ""].map((title) => ({ title }));
  const rows = promises.map(({ order, kind, startedAt, opensAt, dueAt, keptAt, verdict }) => [
    order,
    kind,
    inUtc(startedAt),
    opensAt === undefined ? "" : inUtc(opensAt),
    inUtc(dueAt),
    keptAt === undefined ? "" : inUtc(keptAt),
    verdict === "kept" ? green("✔ kept") : red(`✘ ${verdict}`),
  ]);
  return [...textTable(columns, rows), "  expire: codes stop at the instant due; the lot is closed ten minutes later."];
}

function mailLines({ mails }: DemoReport): readonly string[] {
  const kinds = distinct(mails.map(({ kind }) => kind));
  const languages = distinct(mails.map(({ language }) => language));
  const cell = (found: readonly MailLine[]) =>
    found.length === 0
      ? "none"
      : `${found.length}: ${found.map((mail) => localTime(mail.at, mail.timeZone)).join(", ")}`;
  const rows = kinds.map((kind) => [
    kind,
    ...languages.map((language) => cell(mails.filter((mail) => mail.kind === kind && mail.language === language))),
  ]);
  return textTable([{ title: "Kind" }, ...languages.map((title) => ({ title }))], rows);
}

function codeLines({ codes }: DemoReport): readonly string[] {
  const right = "right" as const;
  const columns = [
    { title: "Order" },
    { title: "Customer" },
    { title: "Issued", align: right },
    { title: "Redeemed", align: right },
    { title: "Expired", align: right },
    { title: "Ended" },
  ];
  const rows = codes.map(({ order, customer, issued, redeemed, expired, endedAt, timeZone }) => [
    order,
    customer,
    String(issued),
    String(redeemed),
    String(expired),
    endedAt === "" ? "" : inZone(endedAt, timeZone),
  ]);
  return textTable(columns, rows);
}

function usageLines({ steps }: DemoReport): readonly string[] {
  const right = "right" as const;
  const columns = [
    { title: "Step" },
    { title: "Requests", align: right },
    { title: "RU", align: right },
    { title: "Metadata", align: right },
  ];
  const total = steps.reduce(
    (sum, { requests, ru, metadata }) => ({
      requests: sum.requests + requests,
      ru: sum.ru + ru,
      metadata: sum.metadata + metadata,
    }),
    { requests: 0, ru: 0, metadata: 0 },
  );
  const rows = [...steps, { title: "All of it", ...total }].map(({ title, requests, ru, metadata }) => [
    title,
    String(requests),
    ru.toFixed(1),
    String(metadata),
  ]);
  return textTable(columns, rows);
}

const checkLine = ({ name, passed, detail }: Check, { green, red, dim }: Colours): string =>
  `  ${passed ? green("✔") : red("✘")} ${name} ${dim(`(${detail})`)}`;

function verdictLines({ checks, tookMs }: DemoReport, { bold, green, red }: Colours): readonly string[] {
  const failed = failedOf(checks);
  if (failed.length === 0) {
    const held = `All ${checks.length} checks held`;
    return [`${green(bold(held))} in ${seconds(tookMs)}. Next: npm start, then try it yourself.`];
  }
  const count = `${failed.length} of ${checks.length} checks failed`;
  return [`${red(bold(count))} in ${seconds(tookMs)}:`, ...failed.map(({ name }) => `  ${name}`)];
}

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)];
