import { createHmac, randomBytes } from "node:crypto";
import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { verifiedSignature, webhookSecret } from "#functions/http/signature.ts";
import { instant, plusMs } from "#shared/kernel/instant.ts";
import type { Secret } from "#shared/kernel/secret.ts";
import { anyCharacter } from "#test/support/any-character.ts";
import { signatureOf, signedHeaders } from "#test/support/signed-request.ts";

const now = instant("2026-11-25T09:00:00Z");
const nowSeconds = String(Date.parse(now) / 1000);
const current = `whsec_${Buffer.alloc(32, 1).toString("base64")}`;
const next = `whsec_${Buffer.alloc(24, 2).toString("base64")}`;
const foreign = `whsec_${Buffer.alloc(32, 3).toString("base64")}`;
const body = Buffer.from('{"type":"order.placed"}');

const secretsOf = (...texts: readonly string[]): Secret<Buffer>[] =>
  texts.map((text) => webhookSecret(text)).filter((secret) => secret !== undefined);

const verifiedWebhookId = (...given: Parameters<typeof verifiedSignature>) => verifiedSignature(...given)?.webhookId;

const good = signedHeaders({ secret: current, at: now }, body);
const verify = (headers: Readonly<Record<string, string>>, content: Uint8Array = body, at = now) =>
  verifiedWebhookId({ get: (name) => headers[name] ?? null }, content, secretsOf(current, next), at);
const signedAs = (id: string, timestamp: string, content: string | Uint8Array = body) => ({
  "webhook-id": id,
  "webhook-timestamp": timestamp,
  "webhook-signature": signatureOf(current, id, timestamp, content),
});

describe("verifying a signature", () => {
  it("gives the id of a request that either active secret signed", () => {
    expect(verify(good)).toBe("msg_1");
    expect(verify(signedHeaders({ secret: next, at: now }, body))).toBe("msg_1");
  });

  it("tells which secret verified the request; the successor when both did, for the first is not needed then", () => {
    const secrets = secretsOf(current, next);
    const signedBy = (...signers: readonly string[]) => {
      const signatures = signers.map((secret) => signatureOf(secret, "msg_1", nowSeconds, body));
      const headers = new Headers({ ...good, "webhook-signature": signatures.join(" ") });
      return verifiedSignature(headers, body, secrets, now)?.secret;
    };

    expect(signedBy(current)).toBe(secrets[0]);
    expect(signedBy(next)).toBe(secrets[1]);
    expect([signedBy(current, next), signedBy(next, current)]).toEqual([secrets[1], secrets[1]]);
  });

  it("finds the right signature at any of five places, among versions it does not know", () => {
    const other = signatureOf(foreign, "msg_1", nowSeconds, body);
    const list = ["v1a,AAAA", other, "v2,BBBB", other, good["webhook-signature"]].join(" ");

    expect(verify({ ...good, "webhook-signature": list })).toBe("msg_1");
  });

  it.each([
    ["300 seconds behind", -300_000, true],
    ["301 seconds behind", -301_000, false],
    ["300 seconds ahead", 300_000, true],
    ["301 seconds ahead", 301_000, false],
  ])("with the caller's clock %s (%i ms) gives %s", (_skew, skewMs, isVerified) => {
    const headers = signedHeaders({ secret: current, at: plusMs(now, skewMs) }, body);

    expect(verify(headers) === "msg_1").toBe(isVerified);
  });

  it.each(["webhook-id", "webhook-timestamp", "webhook-signature"])("refuses a request without %s", (name) => {
    const { [name]: _left, ...headers }: Record<string, string> = good;

    expect(verify(headers)).toBeUndefined();
  });

  it.each(["", "a.b", "a/b", "a b", "a,b", "é", "x".repeat(65)])("refuses the id %j though it was signed", (id) => {
    const headers = signedAs(id, nowSeconds);

    expect(verify(headers)).toBeUndefined();
  });

  it.each(["abc", ".9", " ", ".0", "e0"])("refuses a timestamp that ends in %j though it was signed", (end) => {
    const timestamp = `${nowSeconds}${end}`;
    const headers = signedAs("msg_1", timestamp);

    expect(verify(headers)).toBeUndefined();
  });

  it.each([` ${nowSeconds}`, `0${nowSeconds}`, `+${nowSeconds}`, "-1", "", "9".repeat(13), "NaN"])(
    "refuses the timestamp %j though it was signed",
    (timestamp) => {
      const headers = signedAs("msg_1", timestamp);

      expect(verify(headers)).toBeUndefined();
    },
  );

  const signature = good["webhook-signature"];
  it.each([
    ["empty", ""],
    ["of no version", signature.slice(3)],
    ["without a value", "v1,"],
    ["of versions we do not know only", signature.replace("v1,", "v2,")],
    ["in upper case", signature.toUpperCase()],
    ["not base64", "v1,!!!!"],
    ["without its padding", signature.slice(0, -1)],
    ["with bits after its end", signature.replace(/.=$/, (end) => `${end === "A=" ? "B" : nextSymbol(end)}=`)],
    ["in the alphabet for URLs", "v1,".concat(Buffer.alloc(32, 0xff).toString("base64url"), "=")],
    ["of another length", `v1,${randomBytes(31).toString("base64")}`],
    ["with a broken line", signature.replace(",", ",\n")],
    ["after a blank", ` ${signature}`],
    ["before a blank", `${signature} `],
    ["behind two blanks", `v2,AAAA  ${signature}`],
    ["beside a malformed one", `v1,AAAA ${signature}`],
    ["sent in two headers", `${signature}, ${signature}`],
    ["sixth of six", `${"v2,AAAA ".repeat(5)}${signature}`],
    ["one of a thousand", `${"v1,AAAA ".repeat(999)}${signature}`],
    ["with something behind it", `${signature},x`],
  ])("refuses a signature %s", (_kind, text) => {
    const headers = { ...good, "webhook-signature": text };

    expect(verify(headers)).toBeUndefined();
  });

  it("refuses what another's secret signed, and everything when there is no secret", () => {
    expect(verify(signedHeaders({ secret: foreign, at: now }, body))).toBeUndefined();
    expect(verifiedWebhookId(new Headers(good), body, [], now)).toBeUndefined();
  });

  it("considers two secrets and no third", () => {
    const headers = new Headers(signedHeaders({ secret: foreign, at: now }, body));

    expect(verifiedWebhookId(headers, body, secretsOf(current, foreign), now)).toBe("msg_1");
    expect(verifiedWebhookId(headers, body, secretsOf(current, next, foreign), now)).toBeUndefined();
  });

  it("tells bytes apart that are the same text to a lossy reader", () => {
    const headers = signedHeaders({ secret: current, at: now }, Buffer.from([0xff]));

    expect(verify(headers, Buffer.from([0xff]))).toBe("msg_1");
    expect(verify(headers, Buffer.from([0xfe]))).toBeUndefined();
  });

  it("refuses a body of which any one bit was turned", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.nat(), (content, place) => {
        const headers = signedHeaders({ secret: current, at: now }, content);
        const bit = place % (content.length * 8);
        const turned = content.map((byte, n) => (n === Math.floor(bit / 8) ? byte ^ (1 << (bit % 8)) : byte));

        return verify(headers, content) === "msg_1" && verify(headers, turned) === undefined;
      }),
    );
  });
});

describe("beside the reference library", () => {
  const reference = new Webhook(current);

  it("verifies what it signs, over any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/), (text, id) => {
        const headers = {
          "webhook-id": id,
          "webhook-timestamp": nowSeconds,
          "webhook-signature": reference.sign(id, new Date(now), text),
        };

        return verify(headers, Buffer.from(text)) === id;
      }),
    );
  });

  it("signs what it verifies, over any JSON", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const at = instant(new Date());
        const headers = signedHeaders({ secret: current, at }, text);

        reference.verify(text, headers);

        return verify(headers, Buffer.from(text), at) === "msg_1";
      }),
    );
  });

  it("has the example of the standard", () => {
    const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const content = '{"test": 2432232314}';
    const headers = {
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    };
    const at = instant(1_614_265_330_000);

    expect(verifiedWebhookId(new Headers(headers), Buffer.from(content), secretsOf(secret), at)).toBe(
      "msg_p5jXN8AQM9LWM0D4loKWxJek",
    );
  });

  it("is stricter: the library lets these pass", () => {
    const at = instant(new Date());
    const seconds = String(Math.floor(Date.parse(at) / 1000));
    const loose = (id: string, timestamp: string) => ({
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": `v1,${createHmac("sha256", Buffer.alloc(32, 1)).update(`${id}.${seconds}.{}`).digest("base64")}`,
    });
    const cases = [
      loose("a.b", seconds),
      loose("a", `${seconds}abc`),
      loose("a", `${seconds}.9`),
      {
        ...loose("a", seconds),
        "webhook-signature": `${"v1,x ".repeat(999)}${loose("a", seconds)["webhook-signature"]}`,
      },
    ];

    for (const headers of cases) {
      expect(reference.verify("{}", headers)).toEqual({});
      expect(verify(headers, Buffer.from("{}"), at)).toBeUndefined();
    }
  });
});

describe("a shared secret", () => {
  it.each([
    ["of 24 bytes", `whsec_${Buffer.alloc(24).toString("base64")}`, true],
    ["of 23 bytes", `whsec_${Buffer.alloc(23).toString("base64")}`, false],
    ["without its prefix", Buffer.alloc(24).toString("base64"), false],
    ["not in canonical base64", `whsec_${Buffer.alloc(25).toString("base64").replace("=", "")}`, false],
    ["that is empty", "whsec_", false],
  ])("%s is taken: %s %s", (_kind, text, isTaken) => {
    expect(webhookSecret(text) !== undefined).toBe(isTaken);
  });
});

/** The last symbol before the padding carries two bits that mean nothing; this sets one of them. */
function nextSymbol(end: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  return alphabet.charAt(alphabet.indexOf(end.charAt(0)) ^ 1);
}
