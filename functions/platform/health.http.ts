import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import type { ListEndingCalendars } from "#shared/fulfilment/use-cases/list-ending-calendars.ts";

/**
 * GET /health: the app is loaded and answers; `conditions` are what will need somebody. It asks no other system, so
 * that their outage does not end this one, and it is 200 either way.
 */
export const healthOverHttp =
  (listEndingCalendars: ListEndingCalendars): AnswerRequest =>
  async () => {
    const conditions = listEndingCalendars().map((calendar) => ({ condition: "calendar-ends-soon", ...calendar }));
    return json(200, { status: conditions.length === 0 ? "ok" : "attention", conditions });
  };
