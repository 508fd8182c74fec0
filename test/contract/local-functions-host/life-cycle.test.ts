import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createBusinessClock } from "#infra/local/clock/business-clock.ts";
import { buildApp, buildSource, launchApp, type RunningApp } from "./built-app.ts";

const started: RunningApp[] = [];

async function launch(...args: Parameters<typeof launchApp>): Promise<RunningApp> {
  const app = await launchApp(...args);
  started.push(app);
  return app;
}

afterEach(async () => {
  for (const { host } of started.splice(0)) await host.kill();
});

const inFlight = (app: RunningApp, count: number): Promise<void> =>
  vi.waitFor(async () => expect(await app.host.status()).toMatchObject({ inFlight: count }), 10_000);

describe("stopping the host", () => {
  it.each([
    ["stop()", (app: RunningApp) => app.host.stop()],
    ["SIGTERM", async (app: RunningApp) => void process.kill(app.host.pid, "SIGTERM")],
  ])("by %s lets the running invocation answer, runs appTerminate and exits with 0", async (_, stop) => {
    const app = await launch(await buildApp("http-app"));
    const running = fetch(`${app.host.url}/api/slow`);
    await inFlight(app, 1);

    const stopped = stop(app);

    expect(await (await running).text()).toBe("finished");
    await stopped;
    expect(await app.host.exited).toBe(0);
    expect(app.lines.map(({ message }) => message)).toContain("appTerminate");
    await expect(fetch(`${app.host.url}/api/echo`)).rejects.toThrow("fetch failed");
  });

  it("twice, or after it has ended, is harmless", async () => {
    const app = await launch(await buildApp("http-app"));

    await Promise.all([app.host.stop(), app.host.stop()]);

    await app.host.stop();
    await app.host.kill();
    await expect(app.host.status()).rejects.toThrow("Functions host");
  });

  it("by kill() ends it whatever it does", async () => {
    const app = await launch(await buildApp("http-app"));
    const running = fetch(`${app.host.url}/api/slow`).catch(() => "cut off");
    await inFlight(app, 1);

    await app.host.kill();

    expect(await app.host.exited).toBeNull();
    expect(await running).toBe("cut off");
  });
});

describe("a host process", () => {
  it("ends when its launcher is killed", async () => {
    const launcher = fork(join(import.meta.dirname, "fixtures", "launcher.ts"), [await buildApp("http-app")], {
      execArgv: [],
    });
    const [{ pid }] = (await once(launcher, "message")) as [{ pid: number }];

    launcher.kill("SIGKILL");

    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow("ESRCH"), 10_000);
  });

  it("that crashes says why and is seen to have ended", async () => {
    const code =
      "app.http('a', { methods: ['GET'], handler: () => { setTimeout(() => { throw new Error('stray') }, 0); return {}; } })";
    const app = await launch(await buildSource(`import { app } from "@azure/functions"; ${code}`));

    await fetch(`${app.host.url}/api/a`).catch(() => undefined);

    expect(await app.host.exited).toBe(1);
    const critical = app.lines.find(({ level }) => level === "critical");
    expect(critical?.message).toContain("stray");
  });

  it("on a taken port is refused with EADDRINUSE", async () => {
    const appDir = await buildApp("http-app");
    const { host } = await launch(appDir);
    const { launchFunctionsHost } = await import("#infra/local/functions-host/launch.ts");

    const second = launchFunctionsHost({ appDir, port: host.port, env: {}, clock: createBusinessClock() });

    await expect(second).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});

describe("hooks", () => {
  it("run around the app and its invocations, share their data, and change handler, result and fault", async () => {
    const app = await launch(await buildApp("hook-app"));
    const answer = async (path: string): Promise<unknown> => (await fetch(`${app.host.url}/api/${path}`)).json();

    expect(await answer("plain")).toEqual({ body: "handled", by: ["appStart", "pre", "post"] });
    expect(await answer("wrapped")).toEqual({ body: "wrapped", by: ["appStart", "pre", "post"] });
    expect(await answer("mended")).toEqual({ body: "mended: planned fault", by: ["appStart", "pre", "post"] });
    expect((await fetch(`${app.host.url}/api/stopped`)).status).toBe(500);
    await app.host.stop();
    expect(app.lines.map(({ message }) => message)).toContain("started before appTerminate");
  });
});
