import { malformed } from "./broker-refusal.ts";

/** A lock token as a delivery tag: a GUID in .NET byte order, whose first three groups are little-endian. */
export function deliveryTag(token: string): Buffer {
  const bytes = Buffer.from(token.replaceAll("-", ""), "hex");
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return bytes;
}

/** The token of 16 bytes in RFC 4122 order. */
export function tokenOf(bytes: unknown): string {
  if (!Buffer.isBuffer(bytes) || bytes.length !== 16) throw malformed("lock token");
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
