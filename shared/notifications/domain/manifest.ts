import type { Instant } from "#shared/kernel/instant.ts";

/** What was mailed for an order: its lots and files, with their sums. It holds no code. */
export type Manifest = {
  readonly orderId: string;
  readonly purchaseOrderNumber: string;
  readonly agreementNumber: string;
  /** When the mail was planned. */
  readonly createdAt: Instant;
  readonly lots: readonly { readonly lotId: string; readonly sku: string; readonly codes: number }[];
  /** The codes of all lots together. */
  readonly total: number;
  readonly files: readonly ListedFile[];
  /** The key it is signed with. */
  readonly keyId: string;
};

export type ListedFile = {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 in 64 lower-case hexadecimal digits. */
  readonly sha256: string;
};
