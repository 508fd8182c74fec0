import { afterAll, beforeAll, expect, it } from "vitest";
import { placesWith, placesWithCodes } from "#test/support/clear-text.ts";
import {
  metered,
  problemOf,
  type RunningStack,
  redeem,
  registerAgreement,
  sampleData,
  startRunningStack,
} from "#test/support/running-stack.ts";

const PERSON = { name: "林美玲", email: "meiling@qinglan.example" };
const AGREEMENT = "/api/publisher/agreements/EES-TW-1042";

let running: RunningStack;

beforeAll(async () => {
  const editions = { "*": [{ edition: "B-2019-fr" }], TW: [{ edition: "C-2019-zh" }] };
  running = await startRunningStack(undefined, { env: { CATALOGUE_EDITIONS: JSON.stringify(editions) } });
  await registerAgreement(running);
  await registerAgreement(running, sampleData("agreement-en"));
});
afterAll(() => running.stack.stop());

const draw = (drawId: string, person = PERSON) =>
  running.api.signed<{ code: string }>({
    client: "publisher",
    method: "POST",
    path: `${AGREEMENT}/staff-vouchers`,
    message: {
      type: "staff-voucher.drawn",
      data: { agreementNumber: "EES-TW-1042", drawId, school: "青嵐高級中學", person },
    },
  });

const read = (path: string) => running.api.signed({ client: "publisher", method: "GET", path });

it("R-22: a staff voucher is drawn once, pays for no MCP exam and ends with its agreement (R-75)", async () => {
  const { answer: first, operations, ru } = await metered(running, () => draw("staff-1"));
  const again = await draw("staff-1");
  const mcp = await redeem(running, first.body.code, PERSON.email, "MCP");
  const stranger = await redeem(running, first.body.code, "ming@qinglan.example", "MOS");
  const mos = await redeem(running, first.body.code, PERSON.email, "MOS");
  const academy = await read(`${AGREEMENT}/imagine-academy?locale=zh-TW`);

  expect([first.status, again.status]).toEqual([200, 200]);
  expect(again.body).toEqual(first.body);
  expect([operations.length, operations.some(({ crossPartition }) => crossPartition)]).toEqual([11, false]);
  expect(ru).toBeLessThanOrEqual(50);
  expect([problemOf(mcp.body), problemOf(stranger.body)]).toEqual(["family-not-in-pack", "non-transferable"]);
  expect(mos.status).toBe(200);
  expect(academy.body).toMatchObject({
    price: 0,
    cause: "purchased",
    staffVouchers: { total: 30, drawn: 1, left: 29 },
  });
});

it("a code of the pool stands nowhere, and its person in one document, which erasing deletes", async () => {
  const { body } = await draw("staff-2");
  const { stack, log, sent } = running;
  const places = () => [
    ...stack.cosmos
      .documents()
      .map((document) => ({ name: String(JSON.parse(document.body).id), text: document.body })),
    ...log.map(({ message }) => ({ name: "said", text: message })),
    ...sent.map((message) => ({ name: "said", text: `${message.messageId} ${message.body}` })),
  ];
  const before = placesWith(places(), [PERSON.name, PERSON.email]);

  const data = { agreementNumber: "EES-TW-1042", email: PERSON.email };
  const erased = await running.api.signed({
    client: "publisher",
    method: "POST",
    path: "/api/publisher/erasures",
    message: { type: "person.erased", data },
  });
  await stack.timeMachine.settle();

  expect(placesWithCodes(places(), [body.code])).toEqual([]);
  expect(before.filter((name) => !name.startsWith("person-"))).toEqual([]);
  expect(before).toHaveLength(2);
  expect(erased.status).toBe(202);
  expect(placesWith(places(), [PERSON.name, PERSON.email])).toEqual([]);
});

it("D-16: an agreement of another market's edition has no pool", async () => {
  const { agreementNumber } = sampleData("agreement-en");

  expect(problemOf((await read(`/api/publisher/agreements/${agreementNumber}/imagine-academy`)).body)).toBe(
    "academy-not-granted",
  );
});

it("the pool ends early with its agreement, and is closed without an order", async () => {
  const { body } = await draw("staff-3");
  const ended = await running.api.signed({
    client: "publisher",
    method: "POST",
    path: `${AGREEMENT}/ending`,
    message: { type: "agreement.ended", data: { agreementNumber: "EES-TW-1042", endsOn: "2026-12-31" } },
  });
  await running.stack.timeMachine.settle();
  const lookUp = await running.api.plain("/api/codes/lookup", { code: body.code });
  await running.stack.timeMachine.advanceTo(Date.parse("2026-12-31T16:30:00Z"));

  const late = await redeem(running, body.code, PERSON.email, "MOS");
  const lots = running.stack.cosmos.documents().filter((document) => JSON.parse(document.body).isStaffPool === true);

  expect(ended.status).toBe(202);
  expect(lookUp.body).toMatchObject({ expiresAt: "2026-12-31T16:00:00.000Z", expiryBoundBy: "agreement-ended" });
  expect(problemOf(late.body)).toBe("code-expired");
  expect(lots.map((lot) => JSON.parse(lot.body))).toMatchObject([{ state: "closed", redeemed: 1 }]);
  expect(problemOf((await draw("staff-4")).body)).toBe("agreement-not-running");
});
