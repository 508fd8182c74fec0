import { describe, expect, it } from "vitest";
import { createBrakeGuesses } from "#functions/codes/brake-guesses.ts";
import { createGuessLimit } from "#functions/http/guess-limit.ts";
import { checkFileOverHttp } from "#functions/notifications/check-file.http.ts";
import { listManifestKeysOverHttp } from "#functions/notifications/list-manifest-keys.http.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { publicKeysOf } from "#shared/notifications/domain/manifest-signature.ts";
import type { CheckFile } from "#shared/notifications/use-cases/check-file.ts";
import { MANIFEST_KEYS, ORDER_ID } from "#test/unit/notifications/mails.ts";
import { answerTo, NOW } from "#test/unit/triggers/trigger-world.ts";

const GENUINE = "ab".repeat(32);
const listed = { file: "a.csv", createdAt: NOW, lots: [{ lotId: "7K3M9Q", sku: "VOUCHER-1", codes: 1 }], total: 1 };
const checkFile: CheckFile = async ({ sha256 }) =>
  sha256 === GENUINE ? accept(listed) : refuse("file-not-recognised");

/** Checking behind a brake that blocks after three files in vain. */
function checking() {
  const trigger = checkFileOverHttp(
    checkFile,
    createBrakeGuesses(
      createGuessLimit(() => NOW, { maxFailures: 3 }),
      () => true,
    ),
  );
  return (body: unknown) => answerTo(trigger, { path: "/api/manifests/check", body: JSON.stringify(body) });
}

describe("POST /manifests/check", () => {
  it("says that a file is genuine, and what it lists", async () => {
    const { status, body } = await checking()({ orderId: ORDER_ID, sha256: GENUINE });

    expect([status, body]).toEqual([200, { genuine: true, ...listed }]);
  });

  it("takes a hash in capitals, as some programs write it", async () => {
    const { status } = await checking()({ orderId: ORDER_ID, sha256: GENUINE.toUpperCase() });

    expect(status).toBe(200);
  });

  it("does not recognise any other, and after some of them answers no more, right or wrong", async () => {
    const check = checking();
    const wrong = { orderId: ORDER_ID, sha256: "cd".repeat(32) };

    const answers = [await check(wrong), await check(wrong), await check(wrong)];
    const braked = await check({ orderId: ORDER_ID, sha256: GENUINE });

    expect(answers.map(({ status, problem }) => [status, problem])).toEqual(
      answers.map(() => [404, "file-not-recognised"]),
    );
    expect([braked.status, braked.problem]).toEqual([429, "rate-limited"]);
  });

  it.each([{}, { orderId: ORDER_ID }, { orderId: "x", sha256: GENUINE }, { orderId: ORDER_ID, sha256: "ab" }])(
    "refuses the body %j",
    async (body) => {
      const { status, problem } = await checking()(body);

      expect([status, problem]).toEqual([422, "validation"]);
    },
  );
});

it("GET /manifest-keys gives the public keys to anybody, and nothing private", async () => {
  const { status, body } = await answerTo(listManifestKeysOverHttp(publicKeysOf(MANIFEST_KEYS)), {
    method: "GET",
    path: "/api/manifest-keys",
  });

  expect(status).toBe(200);
  expect(body.keys.map((key: object) => Object.keys(key))).toEqual([
    ["keyId", "algorithm", "publicKey"],
    ["keyId", "algorithm", "publicKey"],
  ]);
  expect(JSON.stringify(body)).not.toMatch(/PRIVATE|AgICAgIC/);
});
