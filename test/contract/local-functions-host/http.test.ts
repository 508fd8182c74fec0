import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { buildApp, launchApp, type RunningApp } from "./built-app.ts";

let app: RunningApp;

beforeAll(async () => {
  const values = { Values: { LOCAL_VALUE: "file", GIVEN: "file" } };
  app = await launchApp(await buildApp("http-app", { "local.settings.json": values }), {
    "AzureWebJobs.switchedOff.Disabled": "true",
    FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: "1000",
    GIVEN: "environment",
  });
});

afterAll(() => app.host.kill());

const call = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${app.host.url}${path}`, init);
const routed = async (path: string, method = "GET"): Promise<unknown> => {
  const response = await call(path, { method });
  return response.status === 200 ? response.json() : response.status;
};

describe("an HTTP function", () => {
  it("gets the bytes of the request as they came and answers with status, headers and cookies", async () => {
    const body = new Uint8Array([0, 255, 10, 13, 128]);

    const response = await call("/api/echo?a=1&a=2", { method: "POST", body });

    expect(response.status).toBe(201);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(body);
    expect(response.headers.getSetCookie()).toEqual(["a=1; HttpOnly", "b=2"]);
    expect(response.headers.get("x-query")).toBe("a=1%2C2");
  });

  it("finds the socket's address and port at the end of x-forwarded-for", async () => {
    const alone = await call("/api/echo");
    const behind = await call("/api/echo", { headers: { "x-forwarded-for": "203.0.113.9" } });

    expect(alone.headers.get("x-forwarded-for")).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(behind.headers.get("x-forwarded-for")).toMatch(/^203\.0\.113\.9, 127\.0\.0\.1:\d+$/);
  });

  it("that throws is answered 500 without a body, and its fault is logged", async () => {
    const response = await call("/api/throws");

    expect([response.status, await response.text()]).toEqual([500, ""]);
    const logged = app.lines.find((line) => line.message.includes("planned fault"));
    expect(logged).toMatchObject({ level: "error", category: "system", functionName: "throws" });
  });

  it("that returns nothing is answered 204", async () => {
    expect((await call("/api/nothing")).status).toBe(204);
  });

  it("writes to the log with its name and invocation", async () => {
    await call("/api/echo");

    const line = app.lines.find(({ message }) => message === "echo was called");
    expect(line).toMatchObject({ level: "information", category: "user", functionName: "echo" });
    expect(line?.invocationId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("sees the given settings, those of local.settings.json after them, and nothing of the launcher's own", async () => {
    expect(await routed("/api/setting")).toEqual({ local: "file", given: "environment", inherited: null });
  });
});

describe("a route", () => {
  it.each([
    ["/api/items/42", { name: "number", params: { id: "42" } }],
    ["/api/items/-1", { name: "number", params: { id: "-1" } }],
    ["/api/items/99999999999", 404],
    [
      "/api/items/0b9e5f4c-8f6a-4d3e-9b1a-2f7c6d5e4a3b",
      { name: "zGuid", params: { id: "0b9e5f4c-8f6a-4d3e-9b1a-2f7c6d5e4a3b" } },
    ],
    ["/api/items/word", { name: "word", params: { id: "word" } }],
    ["/api/items/no-word", 404],
    ["/api/maybe", { name: "optional", params: {} }],
    ["/api/maybe/", { name: "optional", params: {} }],
    ["/api/maybe/a%20b", { name: "optional", params: { part: "a b" } }],
    ["/api/maybe/a%2Fb", { name: "optional", params: { part: "a%2Fb" } }],
    ["/api/maybe/a/b", 404],
    ["/api/files", { name: "rest", params: {} }],
    ["/api/files/a/b/c", { name: "rest", params: { path: "a/b/c" } }],
    ["/API/Files/A", { name: "rest", params: { path: "A" } }],
    ["/api/order/literal", { name: "BFirst", params: { x: "literal" } }],
    ["/api/off", 404],
    ["/api/unknown", 404],
    ["/echo", 404],
  ])("GET %s is answered by the first function in the order of names whose template fits", async (path, expected) => {
    expect(await routed(path)).toEqual(expected);
  });

  it("does not take another method: 404, as on the platform", async () => {
    expect(await routed("/api/order/literal", "DELETE")).toEqual({ name: "aOther", params: { y: "literal" } });
    expect(await routed("/api/order/literal", "PUT")).toBe(404);
  });
});

describe("a request body over the limit", () => {
  it("is taken at exactly the limit", async () => {
    const response = await call("/api/echo", { method: "POST", body: "x".repeat(1000) });

    expect([response.status, (await response.text()).length]).toEqual([201, 1000]);
  });

  it("is refused with 413 before the function runs", async () => {
    const runs = (): number => app.lines.filter(({ message }) => message === "echo was called").length;
    const before = runs();

    const response = await call("/api/echo", { method: "POST", body: "x".repeat(1001) });

    expect([response.status, await response.text()]).toEqual([413, ""]);
    expect(runs()).toBe(before);
  });

  it("is refused with 413 when its length was not announced, and the connection ends", async () => {
    const upload = request(`${app.host.url}/api/echo`, { method: "POST", headers: { "transfer-encoding": "chunked" } });
    upload.on("error", () => undefined);
    upload.write("x".repeat(2000));

    const [response] = await once(upload, "response");

    expect(response.statusCode).toBe(413);
    upload.end();
    await once(response.resume(), "end");
  });

  it("does not grow the host's memory, however much is sent", async () => {
    const socket = connect(app.host.port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write("POST /api/echo HTTP/1.1\r\nhost: h\r\ncontent-length: 400000000\r\n\r\n");
    const answered = once(socket, "data");
    const megabyte = Buffer.alloc(1_000_000);
    const before = await residentBytes();
    for (let sent = 0; sent < 200 && !socket.destroyed; sent += 1) {
      if (!socket.write(megabyte)) await Promise.race([once(socket, "drain"), once(socket, "close")]);
    }

    const after = await residentBytes();

    expect(String((await answered)[0])).toContain("413");
    expect(after - before).toBeLessThan(100_000_000);
    socket.destroy();
  });
});

describe("the host itself", () => {
  it("answers ping and status, and 404 for what it does not offer", async () => {
    expect((await call("/admin/host/ping")).status).toBe(200);
    expect(await routed("/admin/host/status")).toMatchObject({ state: "Running", version: expect.any(String) });
    expect(await routed("/admin/functions/echo")).toBe(404);
    expect((await call("/")).status).toBe(200);
  });

  it("counts running invocations, and only those", async () => {
    const running = call("/api/slow");

    await vi.waitFor(async () => expect(await app.host.status()).toEqual({ inFlight: 1, nextTimerAt: undefined }));
    await running;
    expect(await app.host.status()).toEqual({ inFlight: 0, nextTimerAt: undefined });
  });
});

async function residentBytes(): Promise<number> {
  return Number(await (await call("/api/memory")).text());
}
