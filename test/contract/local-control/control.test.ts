import { request } from "node:http";
import nodemailer from "nodemailer";
import { expect, onTestFinished, test } from "vitest";
import { startControl } from "#infra/local/control/server.ts";
import { createTimeMachine, type Patience } from "#infra/local/control/time-machine.ts";
import { startMailbox } from "#infra/local/mailbox/server.ts";
import { createSmallWorld } from "./small-world.ts";

const START = "2026-12-18T01:00:00.000Z";

async function openControl(patience: Patience = {}) {
  const world = createSmallWorld(START);
  const mailbox = await startMailbox({ now: world.parts.clock.now });
  onTestFinished(() => mailbox.close());
  const control = await startControl({
    clock: world.parts.clock,
    timeMachine: createTimeMachine(world.parts, patience),
    mailbox,
    clients: [{ id: "lar-demo", secret: "whsec_c2VjcmV0" }],
    queues: () => [{ name: "fulfilment", active: 1, locked: 2, scheduled: 3, deadLettered: 4 }],
    functions: "http://127.0.0.1:7071",
  });
  onTestFinished(() => control.close());
  return { world, mailbox, control, post: (body: unknown) => post(control.url, JSON.stringify(body)) };
}

function post(url: string, body: string, contentType = "application/json"): Promise<Response> {
  return fetch(`${url}/clock`, { method: "POST", headers: { "content-type": contentType }, body });
}

async function sendMail(port: number) {
  const transport = nodemailer.createTransport({ host: "127.0.0.1", port });
  await transport.sendMail({
    from: "desk@vouchsafe.example",
    to: "reader@school.example",
    subject: "Codes <1>",
    text: "Plain",
    html: '<p>Rich</p><script>alert("x")</script>',
    attachments: [{ filename: "代碼.csv", contentType: "text/csv", content: "code\r\n" }],
  });
  transport.close();
}

test("the clock is read as an instant in UTC", async () => {
  const { control } = await openControl();

  const response = await fetch(`${control.url}/clock`);

  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ now: START, epochSeconds: Date.parse(START) / 1000 });
});

test.for([
  ["PT1H", "2026-12-18T02:00:00.000Z"],
  ["P5D", "2026-12-23T01:00:00.000Z"],
  ["P1Y2M", "2028-02-18T01:00:00.000Z"],
  ["P1M13D", "2027-01-31T01:00:00.000Z"],
  ["P2W", "2027-01-01T01:00:00.000Z"],
  ["PT0.5S", "2026-12-18T01:00:00.500Z"],
] as const)("advance %s arrives at %s", async ([advance, arrival]) => {
  const { post } = await openControl();

  const response = await post({ advance });

  expect(await response.json()).toEqual({ now: arrival, epochSeconds: Math.floor(Date.parse(arrival) / 1000) });
});

test("set arrives at the instant named, and stops at what is due on the way", async () => {
  const { post, world } = await openControl();
  world.waitFor("2026-12-20T08:00:00.000Z");

  const response = await post({ set: "2026-12-24T18:00:00Z" });

  expect(await response.json()).toMatchObject({ now: "2026-12-24T18:00:00.000Z" });
  expect(world.visited).toEqual(["2026-12-20T08:00:00.000Z", "2026-12-24T18:00:00.000Z"]);
});

test.for([
  ["no JSON", "{", "The body is not JSON"],
  ["no object", "[]", "The body is not a JSON object"],
  ["neither advance nor set", "{}", "Give either"],
  ["both advance and set", '{"advance":"P1D","set":"2027-01-01T00:00:00Z"}', "Give either"],
  ["an unknown member", '{"advance":"P1D","settled":true}', '"settled" is not known here'],
  ["settle that is no boolean", '{"advance":"P1D","settle":"yes"}', '"settle" is true or false'],
  ["a duration that is none", '{"advance":"5 days"}', '"advance" is not an ISO 8601 duration'],
  ["a duration of nothing", '{"advance":"PT0S"}', "Time only moves forwards"],
  ["a duration backwards", '{"advance":"-P1D"}', "Time only moves forwards"],
  ["a duration beyond four-digit years", '{"advance":"P9000Y"}', "That is too far away"],
  ["a number", '{"advance":5}', '"advance" and "set" are text'],
  ["an instant without a zone", '{"set":"2027-01-01T00:00:00"}', '"set" is an instant in UTC'],
  ["an instant that does not exist", '{"set":"2027-02-31T00:00:00Z"}', '"set" is not an ISO 8601 instant'],
  ["an instant in the past", '{"set":"2026-12-18T00:59:59Z"}', "Time only moves forwards"],
] as const)("%s is a bad request that says why", async ([, body, detail]) => {
  const { control, world } = await openControl();

  const response = await post(control.url, body);

  expect(response.status).toBe(400);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toMatchObject({ status: 400, detail: expect.stringContaining(detail) });
  expect(world.visited).toEqual([]);
});

test("settle answers 504 with what is still due", async () => {
  const { post, world } = await openControl({ settleWithinMs: 20 });
  world.waitFor("2026-12-18T02:00:00.000Z", () => "2026-12-18T02:00:00.000Z");

  const response = await post({ set: "2026-12-18T02:00:00Z", settle: true });

  expect(response.status).toBe(504);
  expect(await response.json()).toMatchObject({
    detail: "Still due after 0.02 s: orders: wakeAt 2026-12-18T02:00:00.000Z",
  });
});

test("mails are listed in short and read in full", async () => {
  const { control, mailbox } = await openControl();
  await sendMail(mailbox.port);

  const list = await (await fetch(`${control.url}/mail`)).json();
  const mail = await (await fetch(`${control.url}/mail/1`)).json();

  expect(list).toEqual([{ id: "1", to: ["reader@school.example"], subject: "Codes <1>", at: START }]);
  expect(mail).toMatchObject({
    id: "1",
    text: expect.stringContaining("Plain"),
    html: expect.stringContaining("<p>Rich</p>"),
    attachments: [{ filename: "代碼.csv", contentType: "text/csv", base64: "Y29kZQ0K" }],
  });
});

test("the clients are listed with a secret to sign with", async () => {
  const { control } = await openControl();

  const clients = await (await fetch(`${control.url}/clients`)).json();

  expect(clients).toEqual([{ id: "lar-demo", secret: "whsec_c2VjcmV0" }]);
});

test("the page for people shows clock, mails, queues and the Functions URL, everything escaped", async () => {
  const { control, mailbox } = await openControl();
  await sendMail(mailbox.port);

  const response = await fetch(control.url);
  const page = await response.text();

  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(page).toContain("2026-12-18 01:00:00 UTC");
  expect(page).toContain('<a href="/mail/1/view">Codes &#60;1&#62;</a>');
  expect(page).toContain('<td>fulfilment</td><td class="count">1</td><td class="count">2</td>');
  expect(page).toContain("http://127.0.0.1:7071");
});

test("a mail's view frames its HTML where it can run nothing, and offers the attachment as a download", async () => {
  const { control, mailbox } = await openControl();
  await sendMail(mailbox.port);

  const view = await (await fetch(`${control.url}/mail/1/view`)).text();
  const attachment = await fetch(`${control.url}/mail/1/attachments/0`);

  expect(view).toContain('<iframe sandbox=""');
  expect(view).not.toContain("<script>alert");
  expect(attachment.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''%E4%BB%A3%E7%A2%BC.csv");
  expect(await attachment.text()).toBe("code\r\n");
});

test.for(["/nothing", "/mail/99", "/mail/99/view", "/mail/x", "/mail/99/attachments/0"])(
  "%s is not found",
  async (path) => {
    const { control } = await openControl();

    const response = await fetch(control.url + path);

    expect(response.status).toBe(404);
  },
);

test("another method is named as not allowed", async () => {
  const { control } = await openControl();

  const response = await fetch(`${control.url}/mail`, { method: "DELETE" });

  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe("GET");
});

test("a request under a foreign name is refused, whatever it asks", async () => {
  const { control } = await openControl();

  const status = await new Promise((resolve, reject) => {
    request(`${control.url}/mail`, { headers: { host: "rebound.example" } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });

  expect(status).toBe(403);
});

test("a form cannot move the clock", async () => {
  const { control, world } = await openControl();

  const response = await post(control.url, '{"advance":"P1D"}', "text/plain");

  expect(response.status).toBe(415);
  expect(world.visited).toEqual([]);
});

test("a body longer than any request is refused", async () => {
  const { control } = await openControl();

  const response = await post(control.url, `{"advance":"P1D"${" ".repeat(20_000)}}`);

  expect(response.status).toBe(413);
});
