import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildApp, launchApp, type RunningApp } from "./built-app.ts";

let app: RunningApp;

beforeAll(async () => {
  const appDir = await buildApp("http-app", {
    "local.settings.json": { Values: { LOCAL_VALUE: "file", GIVEN: "file" } },
  });
  app = await launchApp(appDir, { "AzureWebJobs.switchedOff.Disabled": "true", GIVEN: "environment" });
});

afterAll(() => app.host.stop());

const get = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${app.host.url}${path}`, init);

describe("an HTTP function", () => {
  it("gets the bytes of the request as they came and answers with status, headers and cookies", async () => {
    const body = new Uint8Array([0, 255, 10, 13, 128]);

    const response = await get("/api/echo?a=1&a=2", { method: "POST", body });

    expect(response.status).toBe(201);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(body);
    expect(response.headers.getSetCookie()).toEqual(["a=1; HttpOnly", "b=2"]);
    expect(response.headers.get("x-query")).toBe("a=1%2C2");
  });
});
