import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  issueInvoice,
  mailedCodes,
  metered,
  placeOrder,
  problemOf,
  type RunningStack,
  readOrder,
  redeem,
  registerAgreement,
  sampleData,
  startRunningStack,
} from "#test/support/running-stack.ts";

type CodesBody = {
  readonly type?: string;
  readonly lots: readonly { readonly sku: string; readonly lotId: string; readonly codes: readonly string[] }[];
};

const DAY_MS = 86_400_000;
const packsOnly = {
  purchaseOrderNumber: "PO-7816",
  form: "pro-rated",
  lines: [{ sku: "SITE-MOS-MTA-MCE-500", quantity: 1 }],
};
const student = "lena@hs-isartal.example";

describe("site packs of an institution that is no test centre yet", () => {
  let running: RunningStack;
  let mixed = "";
  let packs = "";
  const answers: Awaited<ReturnType<typeof placeOrder>>[] = [];
  const early: unknown[] = [];

  const readCodes = (orderId: string, client = "publisher") =>
    running.api.signed<CodesBody>({ client, method: "GET", path: `/api/publisher/orders/${orderId}/codes` });
  const mailsOf = (purchaseOrderNumber: string) =>
    running.stack.mailbox.messages().filter(({ subject }) => subject.includes(purchaseOrderNumber));
  const lookUp = (code: string) => running.api.plain<{ state: string }>("/api/codes/lookup", { code });

  beforeAll(async () => {
    running = await startRunningStack();
    await registerAgreement(running, sampleData("agreement-de"));
    answers.push(await placeOrder(running, sampleData("order-de", packsOnly)));
    await running.stack.timeMachine.settle();
    // Later orders end with this one, which runs for twelve months.
    answers.push(await placeOrder(running, sampleData("order-de")));
    [packs = "", mixed = ""] = answers.map(({ body }) => body.orderId);
    await running.stack.timeMachine.settle();
    early.push(problemOf((await readCodes(mixed)).body));
    await issueInvoice(running, [mixed, packs]);
    await running.stack.timeMachine.advanceTo(Date.parse("2027-01-08T00:00:00Z"));
  });
  afterAll(() => running.stack.stop());

  it("promises access within 24 hours of acceptance, and says so at once", () => {
    for (const { status, body } of answers) {
      expect(status).toBe(202);
      expect(body).toMatchObject({ promises: [{ kind: "access", clock: "accepted" }] });
      const [promise] = (body as unknown as { promises: { startedAt: string; dueAt: string }[] }).promises;
      expect(Date.parse(promise?.dueAt ?? "") - Date.parse(promise?.startedAt ?? "")).toBe(DAY_MS);
    }
  });

  it("keeps that promise when the mail service has accepted the access mail", async () => {
    const orders = [await readOrder(running, mixed), await readOrder(running, packs)];

    for (const { promises } of orders) {
      expect(promises.map(({ kind }) => kind)).toEqual(["access", "confirm", "deliver"]);
      expect(promises.every(({ keptAt, missedAt }) => keptAt !== undefined && missedAt === undefined)).toBe(true);
      expect(promises[0]?.keptAt).toMatch(/^2026-12-18T01:/);
    }
  });

  it("tells the contact alone how to reach the packs, whom to ask and how to become a centre", () => {
    const [access, ...more] = mailsOf("PO-7815").filter(({ subject }) => subject.startsWith("Zugang"));

    expect(more).toEqual([]);
    expect([access?.to, access?.cc]).toEqual([["juergen.grossmann@hs-isartal.example"], []]);
    expect(access?.text).toContain("https://certiport.pearsonvue.com/CATCs/Account-management.aspx");
    expect(access?.text).toContain("+1 888 999 9830");
    expect(access?.text).toContain("https://www.certiport.com/PORTAL/desktopdefault.aspx?tabid=682&roleid=101");
  });

  it("mails the codes of other lines only, and none for an order of site packs alone", async () => {
    const listed = (await readCodes(mixed)).body.lots;

    expect(listed.map(({ sku, codes }) => [sku, codes.length])).toEqual([
      ["SITE-MOS-MCE-125", 125],
      ["CLASS-MCP-30", 30],
    ]);
    expect(mailedCodes(running)).toEqual(listed[1]?.codes);
    expect(mailsOf("PO-7816").flatMap(({ attachments }) => attachments)).toEqual([]);
  });

  it("counts as delivered when released and announced, within the window", async () => {
    const order = await readOrder(running, packs);

    expect(order.status).toBe("delivered");
    expect(order.mails.map(({ kind, status }) => [kind, status])).toEqual([
      ["order-confirmation", "accepted"],
      ["site-pack-access", "accepted"],
    ]);
    const moments = order.timeline.filter(({ type }) => /released|delivered/.test(type)).map(({ at }) => at);
    expect(new Set(moments).size).toBe(1);
  });

  it("gives the codes to the publisher alone, in an answer nobody may keep, from their release on", async () => {
    const { status, headers, body } = await readCodes(packs);

    expect([status, headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(new Set(body.lots.flatMap(({ codes }) => codes)).size).toBe(500);
    expect(early).toEqual(["order-not-released"]);
    expect((await readCodes(packs, "lar-demo")).status).toBe(401);
    expect(problemOf((await readCodes("0".repeat(64))).body)).toBe("order-unknown");
  });

  it("refuses to redeem until the agreement names a centre, and from then on does", async () => {
    const [code = "", second = ""] = (await readCodes(packs)).body.lots[0]?.codes ?? [];
    const attempt = (text: string) => metered(running, () => redeem(running, text, student, "MOS"));

    const awaiting = [await attempt(code), (await lookUp(code)).body.state] as const;
    await nameTestCentre();
    const [first, next, found] = [await attempt(code), await attempt(second), (await lookUp(second)).body.state];

    expect([awaiting[0].answer.status, problemOf(awaiting[0].answer.body)]).toEqual([409, "test-centre-required"]);
    expect(awaiting[0].answer.body).toMatchObject({ enrolment: expect.stringMatching(/^https:\/\//) });
    expect([awaiting[0].requests, awaiting[1]]).toEqual([3, "awaiting-test-centre"]);
    expect([first.answer.status, next.answer.status, found]).toEqual([200, 200, "redeemed"]);
    expect([first.requests, next.requests]).toEqual([4, 3]);
    expect(Math.max(first.ru, next.ru)).toBeLessThanOrEqual(20);
  });

  it("refuses the family the pack leaves out", async () => {
    const [code = ""] = (await readCodes(mixed)).body.lots[0]?.codes ?? [];

    const refused = await redeem(running, code, student, "MTA");

    expect([refused.status, problemOf(refused.body)]).toEqual([422, "family-not-in-pack"]);
  });

  it("counts what was used a year after delivery, and reads no codes once they are destroyed", async () => {
    await running.stack.timeMachine.advanceTo(Date.parse("2028-04-15T00:00:00Z"));

    expect(await readOrder(running, packs)).toMatchObject({
      status: "ended",
      lots: [{ codes: 500, redeemed: 2, expired: 498 }],
    });
    const destroyed = await readCodes(packs);
    expect([destroyed.status, problemOf(destroyed.body)]).toEqual([410, "codes-destroyed"]);
  });

  it("has never mailed, logged or sent a code of a site pack, and dead-lettered nothing", async () => {
    const { queues, counts } = running.stack.serviceBus;

    expect(mailedCodes(running)).toHaveLength(30);
    expect(queues.map((queue) => counts(queue).deadLettered)).toEqual([0, 0]);
  });

  async function nameTestCentre() {
    const data = sampleData("agreement-de", { testCentres: { certiport: "90077001" } });
    const path = `/api/publisher/agreements/${data.agreementNumber}`;
    const read = await running.api.signed({ client: "publisher", method: "GET", path });
    const changed = await running.api.signed({
      client: "publisher",
      method: "PUT",
      path,
      message: { type: "agreement.registered", data },
      headers: { "if-match": read.headers.get("etag") ?? "" },
    });
    expect(changed.status).toBe(200);
  }
});
