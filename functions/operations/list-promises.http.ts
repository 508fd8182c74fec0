import { z } from "zod";
import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { publisherQuery, type Signing } from "#functions/http/signed.ts";
import { pageQuery, readQuery } from "#functions/operations/list-query.ts";
import { type ListPromises, PROMISE_STATES } from "#shared/operations/use-cases/list-promises.ts";

/** Clock hours. A delivery window is open for days, so more than a few would name all of them. */
const USUAL_HOURS = 12;
const MOST_HOURS = 240;

const promiseQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(PROMISE_STATES),
  within: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .refine((hours) => hours <= MOST_HOURS)
    .default(USUAL_HOURS),
});

/** GET /publisher/promises?state=at-risk|missed&within=<hours> */
export const listPromisesOverHttp =
  (listPromises: ListPromises, signing: Signing): AnswerRequest =>
  async (request) => {
    publisherQuery(request, signing);
    const { state, within, limit, after } = readQuery(request, promiseQuery);
    const { rows, next, asOf } = await listPromises({
      state,
      withinHours: within,
      most: limit,
      ...(after === undefined ? {} : { after }),
    });
    return json(200, { promises: rows, next, asOf });
  };
