import { BlobServiceClient } from "@azure/storage-blob";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Azurite, startAzurite } from "#infra/local/azurite/server.ts";
import { type BusinessClock, createBusinessClock } from "#infra/local/clock/business-clock.ts";
import { buildApp, launchApp, type RunningApp } from "./built-app.ts";

type Run = { readonly name: string; readonly at: number; readonly pastDue: boolean; readonly status: Status | null };
type Status = { readonly last: string; readonly next: string; readonly lastUpdated: string };

const START = Date.parse("2026-12-18T01:00:00Z");
const HOST_ID = "test-host";

let azurite: Azurite;
let appDir: string;
let clock: BusinessClock;
let app: RunningApp;

const launch = (): Promise<RunningApp> =>
  launchApp(
    appDir,
    { AzureWebJobsStorage: azurite.connectionString, AzureFunctionsWebHost__hostid: HOST_ID, NIGHTLY: "0 0 3 * * *" },
    clock,
  );

beforeEach(async () => {
  azurite = await startAzurite();
  appDir = await buildApp("timer-app");
  clock = createBusinessClock(START);
  app = await launch();
});

afterEach(async () => {
  await app.host.kill();
  await azurite.close();
});

const runs = async (): Promise<Run[]> => (await (await fetch(`${app.host.url}/api/runs`)).json()) as Run[];
const namesRun = async (): Promise<string[]> => (await runs()).map(({ name }) => name).toSorted();
const letGo = (): Promise<Response> => fetch(`${app.host.url}/api/let-go`, { method: "POST" });
const quiet = (): Promise<void> =>
  vi.waitFor(async () => expect(await app.host.status()).toMatchObject({ inFlight: 0 }), 10_000);
const travelTo = async (instant: string): Promise<void> => {
  clock.moveTo(Date.parse(instant));
  await app.host.clockMoved();
};
const savedStatus = async (name: string): Promise<Record<string, string>> => {
  const container = BlobServiceClient.fromConnectionString(azurite.connectionString).getContainerClient(
    "azure-webjobs-hosts",
  );
  const blob = container.getBlobClient(`timers/${HOST_ID}/Host.Functions.${name}/status`);
  return JSON.parse(String(await blob.downloadToBuffer())) as Record<string, string>;
};

describe("a timer function", () => {
  it("runs when the business clock reaches its occurrence, and not before", async () => {
    await travelTo("2026-12-18T02:59:59.000Z");
    const early = await namesRun();

    await vi.waitFor(async () => expect(await namesRun()).toEqual(["nightly"]), 10_000);

    expect(early).toEqual([]);
    const [run] = await runs();
    expect(run?.at).toBeGreaterThanOrEqual(Date.parse("2026-12-18T03:00:00Z"));
    expect(run).toMatchObject({ pastDue: false, status: { next: "2026-12-18T03:00:00.000Z" } });
  });

  it("has been started when the move of the clock is acknowledged, on time when the clock stops at its occurrence", async () => {
    await travelTo("2026-12-18T03:00:00Z");

    expect(await runs()).toMatchObject([{ name: "nightly", pastDue: false }]);
  });

  it("runs once after a jump of weeks, past due, instead of once for each missed occurrence", async () => {
    await travelTo("2027-01-20T09:00:00Z");
    await letGo();
    await quiet();

    expect(await namesRun()).toEqual(["fails", "held", "nightly", "unwatched", "weekly"]);
    expect((await runs()).map(({ pastDue }) => pastDue)).toEqual([true, true, true, true, true]);
    expect(await savedStatus("nightly")).toMatchObject({ Next: "2027-01-21T03:00:00.000Z" });
    expect((await savedStatus("nightly")).Last).toMatch(/^2027-01-20T09:00:0/);
  });

  it("is told its kept status, and null when none is kept", async () => {
    await travelTo("2026-12-19T13:00:00Z");
    await letGo();
    await quiet();
    await travelTo("2026-12-20T13:00:00Z");

    const second = (name: string, all: Run[]): Run | undefined => all.filter((run) => run.name === name)[1];
    const all = await runs();
    expect(second("nightly", all)?.status?.last).toMatch(/^2026-12-19T13:00:0/);
    expect(second("unwatched", all)?.status).toBeNull();
  });

  it("goes on after a run that throws", async () => {
    await travelTo("2026-12-18T20:30:00Z");
    await letGo();
    await quiet();
    await travelTo("2026-12-19T20:30:00Z");

    expect((await namesRun()).filter((name) => name === "fails")).toHaveLength(2);
    expect(app.lines.some(({ message }) => message.includes("planned fault"))).toBe(true);
  });

  it("never overlaps itself: an occurrence jumped over while it runs is run once afterwards", async () => {
    await travelTo("2026-12-18T18:00:00Z");
    clock.moveTo(Date.parse("2026-12-22T12:30:00Z"));
    const moved = app.host.clockMoved();
    await vi.waitFor(
      async () => expect((await namesRun()).filter((name) => name === "nightly")).toHaveLength(2),
      10_000,
    );
    const meanwhile = (await namesRun()).filter((name) => name === "held");

    await letGo();
    await moved;

    expect(meanwhile).toHaveLength(1);
    expect((await runs()).filter(({ name }) => name === "held")).toMatchObject([{ pastDue: false }, { pastDue: true }]);
  });

  it("can be asked for: the next occurrence of any timer, and the first at or after an instant, inclusive", async () => {
    const noon = Date.parse("2026-12-18T12:00:00Z");

    expect(await app.host.status()).toEqual({ inFlight: 0, nextTimerAt: Date.parse("2026-12-18T03:00:00Z") });
    expect(await app.host.timerAtOrAfter(noon)).toBe(noon);
    expect(await app.host.timerAtOrAfter(noon + 1)).toBe(Date.parse("2026-12-18T18:00:00Z"));
  });
});

describe("a host that is started again", () => {
  it("after SIGKILL keeps the clock and runs what was missed meanwhile once, past due", async () => {
    await travelTo("2026-12-19T01:00:00Z");
    await letGo();
    await quiet();
    await app.host.kill();
    clock.moveTo(Date.parse("2027-02-01T02:00:00Z"));

    app = await launch();

    await vi.waitFor(async () => expect(await namesRun()).toEqual(["fails", "held", "nightly", "weekly"]), 10_000);
    expect((await runs()).every(({ pastDue }) => pastDue)).toBe(true);
    expect((await runs())[0]?.at).toBeGreaterThanOrEqual(Date.parse("2027-02-01T02:00:00Z"));
  });

  it("runs nothing for a schedule that has changed", async () => {
    await app.host.kill();
    clock.moveTo(Date.parse("2026-12-18T17:00:00Z"));
    const env = { AzureWebJobsStorage: azurite.connectionString, AzureFunctionsWebHost__hostid: HOST_ID };

    app = await launchApp(appDir, { ...env, NIGHTLY: "0 0 5 * * *" }, clock);

    await vi.waitFor(async () => expect((await savedStatus("nightly")).Next).toBe("2026-12-19T05:00:00.000Z"), 10_000);
    expect(await namesRun()).toEqual([]);
  });
});

describe("a timer whose storage", () => {
  it("goes away still runs, and its status is written when the storage is back", async () => {
    const { port } = azurite;
    await azurite.close();
    await travelTo("2026-12-18T03:00:00Z");
    await vi.waitFor(
      () => expect(app.lines.map(({ message }) => message).join()).toContain("status cannot be written"),
      10_000,
    );

    azurite = await startAzurite({ port });

    await vi.waitFor(async () => expect((await savedStatus("nightly")).Last).toMatch(/^2026-12-18T03:00/), 15_000);
    expect(await namesRun()).toEqual(["nightly"]);
  });

  it("is away at start waits for it", async () => {
    const { port } = azurite;
    await app.host.kill();
    await azurite.close();
    app = await launch();
    expect(app.lines.map(({ message }) => message).join()).toContain("status cannot be read");

    azurite = await startAzurite({ port });

    await vi.waitFor(
      async () => expect(await savedStatus("nightly")).toMatchObject({ Last: "0001-01-01T00:00:00" }),
      15_000,
    );
    await travelTo("2026-12-18T03:00:00Z");
    expect(await namesRun()).toEqual(["nightly"]);
  });
});
