import { describe, expect, it } from "vitest";
import { hmacSha256 } from "#shared/kernel/hmac.ts";
import { Secret } from "#shared/kernel/secret.ts";

const secretOf = (hex: string) => new Secret(Buffer.from(hex, "hex"));

describe("HMAC-SHA256", () => {
  it.each([
    ["0b".repeat(20), "4869205468657265", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"],
    ["aa".repeat(20), "dd".repeat(50), "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"],
  ])("is that of RFC 4231 under key %s, also when the key is used again", (key, data, mac) => {
    const secret = secretOf(key);

    const macs = [1, 2].map(() => hmacSha256(secret).update(data, "hex").digest("hex"));

    expect(macs).toEqual([mac, mac]);
  });

  it("keeps the keys of two secrets apart", () => {
    const macs = ["0b".repeat(20), "aa".repeat(20)].map((key) =>
      hmacSha256(secretOf(key)).update("text").digest("hex"),
    );

    expect(new Set(macs).size).toBe(2);
  });
});
