import type { HttpRequest } from "@azure/functions";
import { z } from "zod";
import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { publisherQuery, resellerQuery, type Signing } from "#functions/http/signed.ts";
import { pageQuery, readQuery } from "#functions/operations/list-query.ts";
import { instant } from "#shared/kernel/instant.ts";
import { ORDER_STATUSES } from "#shared/operations/domain/order-standing.ts";
import type { ListOrders } from "#shared/operations/use-cases/list-orders.ts";

/** An instant in UTC, or a day, which stands for its beginning in UTC. */
const moment = z.union([z.iso.datetime(), z.iso.date()]).transform((text) => instant(text));

const orderQuery = z
  .strictObject({
    ...pageQuery,
    agreement: z.string().min(1).max(64).optional(),
    status: z.enum(ORDER_STATUSES).optional(),
    from: moment.optional(),
    to: moment.optional(),
  })
  .refine(({ agreement, status }) => agreement === undefined || status === undefined);

/** GET /resellers/{resellerId}/orders */
export const listOrdersOverHttp =
  (listOrders: ListOrders, signing: Signing): AnswerRequest =>
  async (request) => {
    const { caller } = resellerQuery(request, signing);
    return answer(listOrders, request, caller.id);
  };

/** GET /publisher/resellers/{resellerId}/orders: the same list for the publisher; empty where there is no such reseller. */
export const listResellerOrdersOverHttp =
  (listOrders: ListOrders, signing: Signing): AnswerRequest =>
  async (request) => {
    publisherQuery(request, signing);
    return answer(listOrders, request, request.params.resellerId ?? "");
  };

async function answer(listOrders: ListOrders, request: HttpRequest, resellerId: string) {
  const { limit, after, agreement, status, from, to } = readQuery(request, orderQuery);
  const { rows, next, asOf } = await listOrders({
    resellerId,
    most: limit,
    ...(after === undefined ? {} : { after }),
    ...(agreement === undefined ? {} : { only: { agreementNumber: agreement } }),
    ...(status === undefined ? {} : { only: { status } }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
  return json(200, { orders: rows, next, asOf });
}
