import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import type { ManifestPublicKey } from "#shared/notifications/domain/manifest-signature.ts";

/** GET /manifest-keys: what anybody needs to check a manifest's signature. */
export const listManifestKeysOverHttp =
  (keys: readonly ManifestPublicKey[]): AnswerRequest =>
  async () =>
    json(200, { keys });
