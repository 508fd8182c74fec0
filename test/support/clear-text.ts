import type { Buffer } from "node:buffer";

/** A place where text is kept, under a name that a finding can say. */
export type Place = { readonly name: string; readonly text: string };

/** Symbols of a code in a row, of 25, that count as its appearing. */
const RUN = 12;

/**
 * Finds codes however they are written: with or without groups, in any case, whole or 12 symbols of them.
 * @returns the names of the places where one is.
 */
export function placesWithCodes(places: readonly Place[], codes: readonly string[]): readonly string[] {
  const runs = new Set(codes.flatMap((code) => runsOf(bare(code))));
  return places.filter(({ text }) => runsOf(bare(text)).some((run) => runs.has(run))).map(({ name }) => name);
}

/** The names of the places that hold one of `texts` as it is. */
export const placesWith = (places: readonly Place[], texts: readonly string[]): readonly string[] =>
  places.filter(({ text }) => texts.some((wanted) => text.includes(wanted))).map(({ name }) => name);

/** How a secret's bytes may be written out. */
export const spellingsOf = (bytes: Buffer): readonly string[] => [
  bytes.toString("base64"),
  bytes.toString("base64url"),
  bytes.toString("hex"),
  bytes.toString("hex").toUpperCase(),
  bytes.toString("latin1"),
];

const bare = (text: string): string => text.toUpperCase().replaceAll(/[-\s]/g, "");

const runsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - RUN + 1) }, (_, at) => text.slice(at, at + RUN));
