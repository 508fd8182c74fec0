import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { EPHEMERAL_PORTS } from "#infra/local/ports.ts";
import { startStack } from "#infra/local/stack.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";
import { mailsOf, openStack, REMINDER_APP, readReminder, remind } from "./reminder-stack.ts";

async function takePort(wanted = 0) {
  const server = createServer().listen(wanted, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { port, free: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

const at = (instant: string) => Date.parse(instant);

test("months pass in a walk from one reminder to the next, each sent in its own minute", async () => {
  const stack = await openStack();
  await remind(stack, "spring", "2027-03-01T08:00:00.000Z");
  await remind(stack, "christmas", "2026-12-24T18:00:00.000Z");
  await remind(stack, "august", "2027-08-17T16:10:00.000Z");

  await stack.timeMachine.advanceTo(at("2027-08-18T00:00:00Z"));

  expect(mailsOf(stack)).toEqual([
    { subject: "Reminder christmas", at: "2026-12-24T18:00" },
    { subject: "Reminder spring", at: "2027-03-01T08:00" },
    { subject: "Reminder august", at: "2027-08-17T16:10" },
  ]);
});

test("the control API moves all of it and shows the mail", async () => {
  const stack = await openStack();
  await remind(stack, "one", "2026-12-20T08:00:00.000Z");

  const response = await fetch(`${stack.urls.control}/clock`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ advance: "P5D", settle: true }),
  });

  expect(response.status).toBe(200);
  const mails = await (await fetch(`${stack.urls.control}/mail`)).json();
  expect(mails).toEqual([expect.objectContaining({ subject: "Reminder one" })]);
  const { now } = await readReminder(stack, "one");
  expect(now).toMatch(/^2026-12-23T01:0/);
});

test("the host has the sample's settings, the stack's endpoints over them and the test's over both", async () => {
  const stack = await openStack({ env: { GREETING: "Test" } });
  await remind(stack, "one", "2027-01-01T00:00:00.000Z");

  const { greeting } = await readReminder(stack, "one");

  expect(greeting).toBe("Test");
  expect(stack.settings.FUNCTIONS_WORKER_RUNTIME).toBe("node");
  expect(stack.clients).toEqual([{ id: "lar-demo", secret: "whsec_bmV3" }]);
});

test("a killed host comes back under its port, at the business time, and goes on with what waits", async () => {
  const stack = await openStack();
  await remind(stack, "one", "2026-12-20T08:00:00.000Z");

  await stack.killHost();
  await expect(readReminder(stack, "one")).rejects.toThrow();
  await stack.timeMachine.advanceTo(at("2026-12-21T00:00:00Z"));
  expect(mailsOf(stack)).toEqual([]);
  await stack.startHost();
  await stack.timeMachine.advanceTo(at("2026-12-21T01:00:00Z"));

  const { now } = await readReminder(stack, "one");
  expect(now).toMatch(/^2026-12-21T01:0/);
  expect(mailsOf(stack)).toHaveLength(1);
});

test("a host that ends by itself is told of", async () => {
  const ended: (number | null)[] = [];
  const stack = await openStack({ onHostCrash: (code) => ended.push(code) });

  process.kill(stack.host.pid, "SIGKILL");

  await vi.waitFor(() => expect(ended).toEqual([null]));
  expect(() => stack.host).toThrow("does not run");
});

test("a folder keeps documents, mails and the clock for the next start", async () => {
  const folder = temporaryFolder("stack");
  const first = await openStack({ folder });
  await remind(first, "sent", "2026-12-20T08:00:00.000Z");
  await remind(first, "waiting", "2027-01-20T08:00:00.000Z");
  await first.timeMachine.advanceTo(at("2026-12-24T00:00:00Z"));
  await first.stop();

  const second = await openStack({ folder });

  expect(second.clock.now()).toBeGreaterThanOrEqual(at("2026-12-24T00:00:00Z"));
  expect(second.cosmos.documents("orders")).toHaveLength(2);
  await second.timeMachine.advanceTo(at("2027-01-21T00:00:00Z"));
  expect(mailsOf(second).map(({ subject }) => subject)).toEqual(["Reminder sent", "Reminder waiting"]);
});

test("an outage of the mail service ends, and what failed is tried again", async () => {
  const stack = await openStack();
  await remind(stack, "one", "2026-12-20T08:00:00.000Z");
  stack.mailbox.faults.rejectNext(2, 451);

  await stack.timeMachine.advanceTo(at("2026-12-21T00:00:00Z"));

  expect(mailsOf(stack)).toHaveLength(1);
});

test("while the database refuses, a walk goes on, and the next one works off what was left", async () => {
  const stack = await openStack();
  await remind(stack, "one", "2026-12-18T01:01:00.000Z");
  const outage = stack.cosmos.faults.inject({ fault: { kind: "status", status: 500 } });
  await stack.timeMachine.advanceTo(at("2026-12-18T01:03:00Z"));
  outage.remove();

  await stack.timeMachine.advanceTo(at("2026-12-18T01:10:00Z"));

  expect(outage.fired()).toBeGreaterThan(0);
  expect(mailsOf(stack)).toHaveLength(1);
});

test("a taken port is named with what it is for and the variable that moves it", async () => {
  const { port, free } = await takePort();
  onTestFinished(free);

  const start = startStack({ ports: { ...EPHEMERAL_PORTS, cosmos: port }, appDir: REMINDER_APP });

  await expect(start).rejects.toThrow(`Port ${port} (Cosmos) is taken; set COSMOS_PORT or stop what listens there.`);
});

test("a start that fails leaves nothing listening", async () => {
  const { port, free } = await takePort();
  await free();

  const start = startStack({ ports: { ...EPHEMERAL_PORTS, smtp: port }, appDir: join(REMINDER_APP, "missing") });

  await expect(start).rejects.toThrow("local.settings.sample.json");
  await (await takePort(port)).free();
});
