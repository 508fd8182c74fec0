import { Console } from "node:console";
import { PassThrough } from "node:stream";
import { format, inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { Secret } from "#shared/kernel/secret.ts";

const HIDDEN = "7K3M9-Q001A";
const secret = new Secret(HIDDEN);

function printed(value: unknown): string {
  const stream = new PassThrough();
  const console = new Console({ stdout: stream, stderr: stream });
  console.log(value);
  console.error("%s %o %O %j", value, value, value, value);
  console.table([{ value }]);
  console.dir({ value }, { depth: 9, showHidden: true });
  return String(stream.read());
}

describe("a secret", () => {
  it("is had by asking for it", () => {
    expect(secret.reveal()).toBe(HIDDEN);
  });

  it.each<[string, () => string]>([
    ["turned into text", () => String(secret)],
    ["put into a template", () => `${secret}`],
    ["joined to a text", () => `${["code", secret]}`],
    ["written as JSON", () => JSON.stringify({ secret, list: [secret] })],
    ["inspected", () => inspect({ secret, map: new Map([[secret, secret]]) }, { depth: 9, showHidden: true })],
    ["formatted", () => format("%s %o %O %j", secret, secret, secret, secret)],
    ["printed on a console", () => printed(secret)],
    ["copied member by member", () => JSON.stringify({ ...secret, own: Reflect.ownKeys(secret) })],
    ["thrown", () => inspect(new Error("failed", { cause: secret }))],
  ])("does not show when it is %s", (_how, write) => {
    expect(write()).not.toContain(HIDDEN.slice(0, 5));
  });

  it("says that it is one instead", () => {
    expect([String(secret), JSON.stringify(secret), inspect(secret)]).toEqual(["[secret]", '"[secret]"', "[secret]"]);
  });

  it("of bytes shows neither text nor numbers", () => {
    const bytes = new Secret(Buffer.from(HIDDEN));

    const texts = [printed(bytes), inspect(bytes), JSON.stringify(bytes)];

    expect(texts.filter((text) => /37 4b|55, ?75|7K3/.test(text))).toEqual([]);
    expect(printed(bytes.reveal())).toContain("37 4b");
  });
});
