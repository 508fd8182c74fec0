import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** A document by its path from the project's root. */
export type Document = { readonly path: string; readonly text: string };

/** Code blocks show what is typed, not what is claimed. */
const withoutBlocks = (text: string) => text.replaceAll(/^```[\s\S]*?^```$/gm, "");

/** Relative links whose file, or whose heading in it, is not there. */
export function brokenLinks({ path, text }: Document, headingsOf: (path: string) => readonly string[]): string[] {
  return [...withoutBlocks(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [file = "", heading] = target.split("#");
      const linked = file === "" ? path : join(dirname(path), file);
      return !existsSync(linked) || (heading !== undefined && !headingsOf(linked).includes(heading));
    });
}

/** The anchors of a document's headings, as the usual viewers make them. */
export const anchorsIn = (text: string): readonly string[] =>
  [...withoutBlocks(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );

/** Files and folders of ours that are named as code and are not there. */
export const missingPaths = ({ text }: Document): string[] =>
  [...withoutBlocks(text).matchAll(/`((?:functions|shared|infra|test|docs)\/[\w./-]*)`/g)]
    .map(([, named = ""]) => named)
    .filter((named) => !existsSync(named));

/** `npm run` and `npm` scripts that a document tells to run and that do not exist. */
export const unknownScripts = ({ text }: Document, scripts: readonly string[]): string[] =>
  [...text.matchAll(/\bnpm (?:run (?:--silent )?([a-z][a-z:-]*)|(start|test)\b)/g)]
    .map(([, run, short]) => run ?? short ?? "")
    .filter((script) => !scripts.includes(script));

/** The first column of every table row below the head, without emphasis and code marks. */
export const firstColumn = (text: string): readonly string[] =>
  [...text.matchAll(/^\| (.+?) \|/gm)].map(([, cell = ""]) => cell.replaceAll(/[*`]/g, "")).filter((_, row) => row > 0);

/** Terms that stand twice or not in alphabetical order. */
export const misplacedTerms = (terms: readonly string[]): string[] =>
  terms.filter((term, index) => index > 0 && compareTerms(terms[index - 1] ?? "", term) >= 0);

const compareTerms = (one: string, other: string) => one.localeCompare(other, "en", { sensitivity: "base" });

const DECISION = /^(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.md$/;
const DECISION_PARTS = ["Context", "Decision", "Consequences"];
/** One printed page. */
const DECISION_LINES = 60;

/** Faults of decisions: a gap in the numbers, a title that is not the file's number, a part missing, too long. */
export const decisionFaults = (decisions: readonly { readonly name: string; readonly text: string }[]): string[] =>
  decisions.flatMap(({ name, text }, index) => {
    const number = String(index + 1).padStart(4, "0");
    const parts = [...text.matchAll(/^## (.+)$/gm)].map(([, part = ""]) => part);
    return [
      ...(DECISION.exec(name)?.[1] === number ? [] : [`${name} is not number ${number}`]),
      ...(text.startsWith(`# ${number} `) ? [] : [`${name} has another number in its title`]),
      ...(DECISION_PARTS.join() === parts.join() ? [] : [`${name} has the parts ${parts.join(", ")}`]),
      ...(text.split("\n").length <= DECISION_LINES ? [] : [`${name} is longer than a page`]),
    ];
  });

/** Whether a changelog follows Keep a Changelog in having its unreleased changes first. */
export const hasUnreleasedFirst = (text: string): boolean => /^## (.+)$/m.exec(text)?.[1] === "[Unreleased]";
