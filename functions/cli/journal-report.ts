import type { JournalFindings } from "#shared/codes/domain/journal-audit.ts";
import { isSound } from "#shared/codes/domain/journal-audit.ts";

/** Names shown of each kind of fault; the rest is counted. */
const SHOWN = 20;

/** What was compared, where, and every disagreement, as text for a terminal. Lots and indexes are no codes. */
export function journalReport(
  findings: JournalFindings,
  { journal, database }: Record<"journal" | "database", string>,
) {
  const { blobs, lines, journalled, stored, awaited } = findings;
  return [
    `Journal   ${journal}: ${blobs} blobs, ${lines} lines, ${journalled} redemptions`,
    `Store     ${database}: ${stored} redemptions, ${awaited} of them within the last 5 minutes and not journalled yet`,
    "",
    ...faults("Missing in the journal", findings.missingInJournal),
    ...faults("Missing in the store (lost by it: could be redeemed again)", findings.missingInStore),
    ...faults("Differing between journal and store", findings.differing),
    ...faults("Redeemed twice in the journal", findings.redeemedTwice),
    ...faults("Broken lines", findings.brokenLines),
    isSound(findings) ? "Journal and store agree." : "Journal and store DO NOT agree.",
  ].join("\n");
}

function faults(title: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const rest = names.length - SHOWN;
  const shown = names.slice(0, SHOWN).map((name) => `  ${name}`);
  return [`${title}: ${names.length}`, ...shown, ...(rest > 0 ? [`  and ${rest} more`] : []), ""];
}
