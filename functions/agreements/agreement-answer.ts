import type { HttpResponseInit } from "@azure/functions";
import { json } from "#functions/http/endpoint.ts";
import { type Agreement, asRegistered } from "#shared/agreements/domain/agreement.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";

/** An agreement with its version as `ETag`, which a change has to name in `If-Match`. */
export const agreementAnswer = (status: 200 | 201, { value, version }: Versioned<Agreement>): HttpResponseInit =>
  json(status, asRegistered(value), { etag: version });
