import fc from "fast-check";

/**
 * Every code point that UTF-8 can carry, as a unit for `fc.string`, every third in ASCII. The library's own "binary"
 * lists all of them before its first use, which takes a second.
 */
export const anyCharacter = fc
  .oneof(
    fc.integer({ min: 0, max: 0x7f }),
    fc.integer({ min: 0, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0x10ffff }),
  )
  .map((codePoint) => String.fromCodePoint(codePoint));
