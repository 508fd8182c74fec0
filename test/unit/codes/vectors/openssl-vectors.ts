import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";

/**
 * Writes the golden codes beside this file with nothing but the `openssl` command line and text of bits, so that they
 * owe nothing to the code they test. Run once, by hand: `node test/unit/codes/vectors/openssl-vectors.ts`.
 */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const INDEXES = [
  0, 1, 2, 15, 16, 31, 32, 33, 63, 64, 99, 500, 999, 1000, 1023, 1024, 1025, 4095, 8191, 9999, 16_383, 16_384, 20_000,
  30_000, 32_766, 32_767,
];
const LOTS = 8;

const digest = (text: string, ...options: string[]) =>
  execFileSync("openssl", ["dgst", "-sha256", "-r", ...options], { input: text, encoding: "ascii" }).slice(0, 64);

const hmac = (hexKey: string, text: string) => digest(text, "-mac", "HMAC", "-macopt", `hexkey:${hexKey}`);

/** Every hexadecimal digit is four bits, every symbol five. */
function symbols(hex: string, count: number): string {
  const bits = [...hex].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, "0")).join("");
  return Array.from({ length: count }, (_, at) => ALPHABET[Number.parseInt(bits.slice(5 * at, 5 * at + 5), 2)]).join(
    "",
  );
}

function codeOf(seed: string, checkKey: string, lotId: string, index: number): string {
  const indexBits = index.toString(2).padStart(15, "0");
  const indexSymbols = [0, 5, 10].map((at) => ALPHABET[Number.parseInt(indexBits.slice(at, at + 5), 2)]).join("");
  const named = lotId + indexSymbols;
  const signed = named + symbols(hmac(seed, named), 12);
  const code = signed + symbols(hmac(checkKey, signed), 4);
  return (code.match(/.{5}/g) ?? []).join("-");
}

const lots = Array.from({ length: LOTS }, (_, lot) => ({
  seed: digest(`seed ${lot}`),
  checkKey: digest(`check key ${lot % 2}`),
  lotId: symbols(digest(`lot ${lot}`), 6),
})).map(({ seed, checkKey, lotId }) => ({
  seed,
  checkKey,
  lotId,
  codes: Object.fromEntries(INDEXES.map((index) => [index, codeOf(seed, checkKey, lotId, index)])),
}));

const lotIds = [0, 1, 2, 3].flatMap((line) =>
  [0, 1].flatMap((part) =>
    [0, 1, 2].map((attempt) => {
      const orderId = digest(`order ${line}`);
      const name = `64:${orderId}1:${line}1:${part}1:${attempt}`;
      return { orderId, line, part, attempt, lotId: symbols(digest(name), 6) };
    }),
  ),
);

const personKey = digest("person key");
const people = [
  { agreementNumber: "EES-TW-1042", email: "Ada@Example.test", named: "11:EES-TW-104216:ada@example.test" },
  { agreementNumber: "EES-TW-1042", email: "ada@example.test", named: "11:EES-TW-104216:ada@example.test" },
  { agreementNumber: "EES-DE-7", email: "ada@example.test", named: "8:EES-DE-716:ada@example.test" },
].map(({ named, ...person }) => ({ ...person, personKey, personId: hmac(personKey, named) }));

writeFileSync(new URL("./golden.json", import.meta.url), `${JSON.stringify({ lots, lotIds, people }, null, 2)}\n`);
