import type { HttpResponseInit } from "@azure/functions";
import { json } from "#functions/http/endpoint.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";
import type { PublishedPriceList } from "#shared/pricing/domain/price-list.ts";

/** A list of prices with its version as `ETag`, which a change has to name in `If-Match`. */
export const priceListAnswer = (
  status: 200 | 201,
  { value, version }: Versioned<PublishedPriceList>,
): HttpResponseInit => json(status, value, { etag: version });
