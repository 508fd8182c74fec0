import { z } from "zod";
import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { publisherQuery, type Signing } from "#functions/http/signed.ts";
import { pageQuery, readQuery } from "#functions/operations/list-query.ts";
import type { ListHeldOrders } from "#shared/operations/use-cases/list-held-orders.ts";

const heldQuery = z.strictObject(pageQuery);

/** GET /publisher/held-orders */
export const listHeldOrdersOverHttp =
  (listHeldOrders: ListHeldOrders, signing: Signing): AnswerRequest =>
  async (request) => {
    publisherQuery(request, signing);
    const { limit, after } = readQuery(request, heldQuery);
    const { rows, next, asOf } = await listHeldOrders({ most: limit, ...(after === undefined ? {} : { after }) });
    return json(200, { orders: rows, next, asOf });
  };
