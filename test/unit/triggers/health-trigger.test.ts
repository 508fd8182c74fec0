import { describe, expect, it } from "vitest";
import { healthOverHttp } from "#functions/platform/health.http.ts";
import { KNOWN_CALENDARS } from "#shared/fulfilment/domain/calendars/known-calendars.ts";
import { createListEndingCalendars } from "#shared/fulfilment/use-cases/list-ending-calendars.ts";
import { instant } from "#shared/kernel/instant.ts";
import { answerTo } from "#test/unit/triggers/trigger-world.ts";

describe("/health", () => {
  const healthAt = (at: string) =>
    answerTo(healthOverHttp(createListEndingCalendars(() => instant(at))), { method: "GET", path: "/api/health" });

  it("is ok while every calendar speaks for more than the next 90 days", async () => {
    const { status, body } = await healthAt("2028-10-02T23:59:59.999Z");

    expect(status).toBe(200);
    expect(body).toEqual({ status: "ok", conditions: [] });
  });

  it("names each calendar whose next year is missing 90 days ahead (T-4), and still answers 200", async () => {
    const { status, body } = await healthAt("2028-10-03T00:00:00Z");

    expect(status).toBe(200);
    expect(body.status).toBe("attention");
    expect(body.conditions).toHaveLength(Object.keys(KNOWN_CALENDARS).length);
    expect(body.conditions).toContainEqual({
      condition: "calendar-ends-soon",
      calendarId: "TW",
      version: KNOWN_CALENDARS.TW.version,
      validUntil: "2028-12-31",
    });
  });
});
