import { describe, expect, it } from "vitest";
import type { EndAgreementCommand } from "#infra/ops/command.ts";
import { endAgreementEarly } from "#infra/ops/end-agreement.ts";
import { apiOf } from "#test/unit/ops/publisher-api.ts";

const PATH = "/api/publisher/agreements/EES-TW-1042";
const [READ, END] = [`GET ${PATH}`, `POST ${PATH}/ending`];
const DAY = "2027-03-31";
const agreement = {
  agreementNumber: "EES-TW-1042",
  customer: { name: "青嵐高級中學" },
  term: { startsOn: "2026-09-01", endsOn: "2027-08-31", timeZone: "Asia/Taipei" },
};
const ended = (orders: string, endsOn = DAY) => ({ ...agreement, ending: { endsOn, orders } });
const command: EndAgreementCommand = {
  ...{ name: "end-agreement", agreementNumber: "EES-TW-1042", endsOn: DAY, isFollowed: true },
};

/** It is 31 March 2027 in Taipei for seven hours. */
const NOW = Date.parse("2027-03-30T23:00:00Z");

async function run(answers: Parameters<typeof apiOf>[0], asked: Partial<EndAgreementCommand> = {}) {
  const { publisher, written } = apiOf(answers);
  let pauses = 0;
  const pause = async () => (pauses += 1);
  const done = await endAgreementEarly(publisher, { ...command, ...asked }, { pause, now: () => NOW });
  return { ...done, written, pauses };
}

/** What the plan of ending the agreement as it stands gives to confirm it. */
async function confirmed(found: object = agreement) {
  const { text } = await run({ [READ]: [[200, found]] });
  return /--confirm (\w+)$/.exec(text)?.[1] ?? "";
}

describe("ending an agreement early", () => {
  it("R-75: shows what would happen and the command that confirms, and ends nothing", async () => {
    const { text, isDone, written } = await run({ [READ]: [[200, agreement]] });

    const lines = text.split("\n");
    expect(lines.slice(0, 5)).toEqual([
      "Agreement EES-TW-1042, of 青嵐高級中學",
      "  ends on      2027-08-31 (Asia/Taipei)",
      "  would end on 2027-03-31 (Asia/Taipei)",
      "",
      "WARNING",
    ]);
    expect(lines.slice(5).join(" ")).toContain("is never put off or taken back");
    expect(lines.at(-2)).toBe("Nothing is ended yet. To end it for good:");
    expect(lines.at(-1)).toMatch(/^npm run ops -- end-agreement EES-TW-1042 --on 2027-03-31 --confirm [0-9a-f]{64}$/);
    expect(isDone).toBe(true);
    expect(written).toEqual([]);
  });

  it("confirmed, it is ended and followed until every order knows", async () => {
    const confirm = await confirmed();

    const { text, isDone, written, pauses } = await run(
      {
        [READ]: [
          [200, agreement],
          [200, ended("curtailing")],
          [200, ended("curtailing")],
          [200, ended("curtailed")],
        ],
        [END]: [[202, {}]],
      },
      { confirm },
    );

    expect(written).toEqual([{ type: "agreement.ended", data: { agreementNumber: "EES-TW-1042", endsOn: DAY } }]);
    expect(pauses).toBe(2);
    expect(text).toBe(
      "Agreement EES-TW-1042 was ended early and ends on 2027-03-31 (Asia/Taipei).\n" +
        "Orders: curtailed. Every order has written that down.",
    );
    expect(isDone).toBe(true);
  });

  it("ends nothing with the confirmation of another day, of another agreement, or of one that has changed since", async () => {
    const others = [
      { confirm: await confirmed(), endsOn: "2027-04-01" },
      { confirm: await confirmed({ ...agreement, customer: { name: "Another school" } }) },
      { confirm: await confirmed(ended("curtailed", "2027-05-31")) },
    ];

    for (const other of others) {
      const { publisher, written } = apiOf({ [READ]: [[200, agreement]], [END]: [[202, {}]] });
      const attempt = endAgreementEarly(publisher, { ...command, ...other }, { now: () => NOW });

      await expect(attempt).rejects.toThrow("The agreement is not what was confirmed.");
      expect(written).toEqual([]);
    }
  });

  it.each([
    ["that is over", agreement, "2027-03-30"],
    ["before the term", { ...agreement, term: { ...agreement.term, startsOn: "2027-05-01" } }, "2027-04-30"],
    ["on which it ends anyway", agreement, "2027-08-31"],
    ["after the early end it has", ended("curtailed", "2027-04-30"), "2027-05-01"],
  ])("cannot be on a day %s", async (_why, found, endsOn) => {
    await expect(run({ [READ]: [[200, found]] }, { endsOn })).rejects.toThrow(
      /^It ends on .*; it can end on any day from/,
    );
  });

  it("cannot be at all on the last day", async () => {
    const last = { ...agreement, term: { ...agreement.term, endsOn: DAY } };

    await expect(run({ [READ]: [[200, last]] }, { endsOn: "2027-03-30" })).rejects.toThrow(
      "It ends on 2027-03-31 (Asia/Taipei); it cannot end earlier any more.",
    );
  });

  it.each([
    ["curtailing", false, "goes on by itself"],
    ["curtailed", true, "Every order"],
    ["parked", false, "To begin anew:\nnpm run ops -- end-agreement EES-TW-1042 --on 2027-03-31 --confirm "],
  ])("asked again without the confirmation, it tells that its orders are %s", async (orders, isDone, said) => {
    const again = await run({ [READ]: [[200, ended(orders)]] });

    expect(again.text).toContain(said);
    expect(again).toMatchObject({ isDone, written: [] });
  });

  it("confirmed again, it begins anew what is parked", async () => {
    const confirm = await confirmed(ended("parked"));

    const again = await run(
      {
        [READ]: [
          [200, ended("parked")],
          [200, ended("curtailed")],
        ],
        [END]: [[202, {}]],
      },
      { confirm },
    );

    expect(again).toMatchObject({ isDone: true, written: [{ type: "agreement.ended" }] });
  });

  it("that is not waited for is done with its acceptance; one that makes no progress is not", async () => {
    const confirm = await confirmed();
    const answers = {
      [READ]: [
        [200, agreement],
        [200, ended("curtailing")],
      ],
      [END]: [[202, {}]],
    } as const;

    expect(await run(answers, { confirm, isFollowed: false })).toMatchObject({ isDone: true, pauses: 0 });
    expect(await run(answers, { confirm })).toMatchObject({ isDone: false, pauses: 300 });
  });

  it("ends with the problem where the agreement is not known, or the end is refused", async () => {
    const problem = (slug: string) => ({ type: `https://x.example/problems/${slug}`, title: "No" });
    const confirm = await confirmed();

    await expect(run({ [READ]: [[404, problem("agreement-not-found")]] })).rejects.toThrow("404: agreement-not-found");
    await expect(
      run({ [READ]: [[200, agreement]], [END]: [[422, problem("ending-not-possible")]] }, { confirm }),
    ).rejects.toThrow("422: ending-not-possible");
  });
});
