import type { HttpResponseInit } from "@azure/functions";
import { json } from "#functions/http/endpoint.ts";
import { everywhereFrom, type RedemptionFreeze } from "#shared/codes/domain/redemption-freeze.ts";

/** The freeze with the moment from which it holds on every instance. */
export const freezeAnswer = (freeze: RedemptionFreeze): HttpResponseInit =>
  json(200, { ...freeze, everywhereFrom: everywhereFrom(freeze) });
