// Signatures, sizes and offsets of PKWARE's APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
const END_OF_DIRECTORY = Buffer.from("PK\u0005\u0006");
const DIRECTORY_ENTRY = { bytes: 46, time: 12, nameLength: 28, extraLength: 30, commentLength: 32, localHeader: 42 };
const LOCAL_HEADER = { time: 10 };
const END = { entries: 10, directory: 16 };

/** 1980-01-01 00:00, the first moment of the format: two bytes of time, then two of date. */
const FIRST_MOMENT = 0x00210000;

/** Dates every file of a zip archive alike, so that its bytes do not tell when it was written. Changes `zip` itself. */
export function fixDates(zip: Buffer): Buffer {
  const end = zip.lastIndexOf(END_OF_DIRECTORY);
  let entry = zip.readUInt32LE(end + END.directory);
  for (let left = zip.readUInt16LE(end + END.entries); left > 0; left -= 1) {
    zip.writeUInt32LE(FIRST_MOMENT, entry + DIRECTORY_ENTRY.time);
    zip.writeUInt32LE(FIRST_MOMENT, zip.readUInt32LE(entry + DIRECTORY_ENTRY.localHeader) + LOCAL_HEADER.time);
    const { bytes, nameLength, extraLength, commentLength } = DIRECTORY_ENTRY;
    const variable = [nameLength, extraLength, commentLength].map((field) => zip.readUInt16LE(entry + field));
    entry += variable.reduce((size, length) => size + length, bytes);
  }
  return zip;
}
