import type { HttpResponseInit } from "@azure/functions";
import { json } from "#functions/http/endpoint.ts";
import { type Agreement, asRegistered } from "#shared/agreements/domain/agreement.ts";
import type { CurtailingState } from "#shared/agreements/domain/curtailing.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";

/**
 * An agreement with its version as `ETag`, which a change has to name in `If-Match`; of one that was ended early, what has
 * become of its `orders`.
 */
export function agreementAnswer(
  status: 200 | 201,
  { value, version }: Versioned<Agreement>,
  orders: CurtailingState | undefined,
): HttpResponseInit {
  const { ending, ...registered } = asRegistered(value);
  return json(status, ending === undefined ? registered : { ...registered, ending: { ...ending, orders } }, {
    etag: version,
  });
}
