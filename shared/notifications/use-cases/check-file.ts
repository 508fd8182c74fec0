import type { Instant } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import type { Manifest } from "#shared/notifications/domain/manifest.ts";
import { type ManifestKeys, readManifest } from "#shared/notifications/domain/manifest-signature.ts";
import type { ManifestStore } from "#shared/notifications/ports.ts";

type CheckedFile = {
  readonly file: string;
  readonly createdAt: Instant;
  readonly lots: Manifest["lots"];
  readonly total: number;
};

/** `sha256`: 64 lower-case hexadecimal digits. */
export type CheckFile = (file: {
  readonly orderId: string;
  readonly sha256: string;
}) => Promise<Outcome<CheckedFile, "file-not-recognised">>;

/**
 * Says whether a file with this hash was mailed for this order, and what it lists. An unknown order and another file
 * are one and the same refusal. @throws {UnavailableError}
 */
export const createCheckFile =
  ({ manifests, keys }: { readonly manifests: ManifestStore; readonly keys: ManifestKeys }): CheckFile =>
  async ({ orderId, sha256 }) => {
    for (const text of await manifests.find(orderId)) {
      const manifest = readManifest(text, keys);
      const file = manifest?.files.find((listed) => listed.sha256 === sha256);
      if (manifest?.orderId !== orderId || file === undefined) continue;
      const { createdAt, lots, total } = manifest;
      return accept({ file: file.name, createdAt, lots, total });
    }
    return refuse("file-not-recognised");
  };
