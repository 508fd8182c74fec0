/** A text and where it was found, e.g. `log`. */
export type Place = { readonly name: string; readonly text: string };

/** Every place that holds one of the codes, however it is grouped or cased; each name once. */
export function placesWithCodes(codes: readonly string[], places: readonly Place[]): readonly string[] {
  const wanted = codes.map(plain);
  const found = places.filter(({ text }) => {
    const symbols = plain(text);
    return wanted.some((code) => symbols.includes(code));
  });
  return [...new Set(found.map(({ name }) => name))];
}

/** How many of the codes stand in the text. */
export function codesIn(codes: readonly string[], text: string): number {
  const symbols = plain(text);
  return codes.filter((code) => symbols.includes(plain(code))).length;
}

const plain = (text: string): string => text.replaceAll(/[\s-]/g, "").toUpperCase();
