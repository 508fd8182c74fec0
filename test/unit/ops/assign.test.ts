import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { assign } from "#infra/ops/assign.ts";
import type { AssignCommand } from "#infra/ops/command.ts";
import { resendCodes } from "#infra/ops/resend-codes.ts";
import { UsageError } from "#infra/ops/usage-error.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";
import { apiOf } from "#test/unit/ops/publisher-api.ts";

const CONFIRM = "0f".repeat(32);
const CSV = "name,email\nAda Byron,ada@example.test\nGrace,nowhere\n";
const WARNING = "Eine Zuweisung lässt sich nicht rückgängig machen.";
const assignable = { row: 2, outcome: "assignable", lotId: "AAAAAA", index: 7, notice: "awaiting-test-centre" };
const malformed = { row: 3, outcome: "refused", reason: "email-malformed" };
const plan = {
  ...{ rows: 2, assignable: 1, alreadyAssigned: 0, refused: 1, confirm: CONFIRM },
  ...{ warning: { locale: "de", text: WARNING }, results: [assignable, malformed] },
};
const running = {
  ...{ orderId: "o-1", batchId: "b-1", state: "running" },
  ...{ rows: 2, assigned: 0, alreadyAssigned: 0, refused: 0, pending: 2 },
};
const done = { ...running, state: "done", assigned: 2, pending: 0 };
const page = (batch: object, results: readonly object[] = [], pages = 1) => ({ ...batch, pages, results });
const dryRun: AssignCommand = { name: "assign", orderId: "o-1", file: "my people.csv", isFollowed: true };
const confirmed: AssignCommand = { ...dryRun, confirm: CONFIRM };

const BATCHES = "/api/publisher/orders/o-1/assignment-batches";
const FIRST_PAGE = `GET ${BATCHES}/b-1?page=0`;

async function run(answers: Parameters<typeof apiOf>[0], command: AssignCommand) {
  const { publisher, written } = apiOf(answers);
  const told: string[] = [];
  const surroundings = { read: async () => CSV, pause: async () => undefined, tell: (text: string) => told.push(text) };
  return { ...(await assign(publisher, command, surroundings)), told, written };
}

describe("assigning from a file", () => {
  it("R-65: a dry run shows every row, the sums, the warning, and the command that confirms", async () => {
    const { text, isDone, written } = await run(
      { [`POST ${BATCHES}`]: [[200, plan]] },
      { ...dryRun, line: 0, locale: "de" },
    );

    expect(text.split("\n")).toEqual([
      "  Row  Result      Reason                Lot     Index",
      "  ───  ──────────  ────────────────────  ──────  ─────",
      "    2  assignable  awaiting-test-centre  AAAAAA      7",
      "    3  refused     email-malformed",
      "",
      "2 rows: 1 assignable, 0 already assigned, 1 refused.",
      "What the results and reasons mean: docs/operations.md",
      "",
      "WARNING",
      `  ${WARNING}`,
      "",
      "Nothing is assigned yet. To assign for good:",
      `npm run ops -- assign o-1 'my people.csv' --line 0 --confirm ${CONFIRM}`,
    ]);
    expect(isDone).toBe(false);
    expect(written).toEqual([
      {
        type: "assignment-batch.requested",
        data: { orderId: "o-1", line: 0, locale: "de", csv: CSV, dryRun: true },
      },
    ]);
  });

  it("a dry run that finds nothing to assign has nothing to confirm, and is done when no row is refused", async () => {
    const kept = { row: 2, outcome: "already-assigned", lotId: "AAAAAA", index: 7 };
    const { warning: _warning, confirm: _confirm, ...rest } = plan;
    const nothing = { ...rest, rows: 1, assignable: 0, alreadyAssigned: 1, refused: 0, results: [kept] };

    const { text, isDone } = await run({ [`POST ${BATCHES}`]: [[200, nothing]] }, dryRun);

    expect(text).toContain("1 row: 0 assignable, 1 already assigned, 0 refused.");
    expect(text).toMatch(/Nothing to assign\.$/);
    expect(isDone).toBe(true);
  });

  it("confirmed, it is followed to its end, and every row of every page is shown", async () => {
    const assigned = [2, 3].map((row) => ({ row, outcome: "assigned", lotId: "AAAAAA", index: row }));
    const half = { ...running, assigned: 1, pending: 1 };

    const { text, isDone, told, written } = await run(
      {
        [`POST ${BATCHES}`]: [[202, running]],
        [FIRST_PAGE]: [
          [200, page(running)],
          [200, page(half)],
          [200, page(done, assigned.slice(0, 1), 2)],
        ],
        [`GET ${BATCHES}/b-1?page=1`]: [[200, page(done, assigned.slice(1), 2)]],
      },
      confirmed,
    );

    expect(told).toEqual([
      "Batch b-1, running: 0 of 2 rows settled.",
      "Batch b-1, running: 1 of 2 rows settled.",
      "Batch b-1, done: 2 of 2 rows settled.",
    ]);
    expect(text).toContain("  2  assigned          AAAAAA      2\n    3  assigned          AAAAAA      3");
    expect(text).toContain("2 rows: 2 assigned, 0 already assigned, 0 refused.");
    expect(isDone).toBe(true);
    expect(written).toMatchObject([{ data: { orderId: "o-1", csv: CSV, confirm: CONFIRM } }]);
  });

  it.each([
    ["rows were refused", { ...done, assigned: 1, refused: 1 }, "1 refused."],
    ["it was abandoned", { ...running, state: "abandoned" }, "nothing of it was assigned"],
    ["it makes no progress", running, "It goes on by itself."],
  ])("is not done when %s", async (_why, end, said) => {
    const answers = { [`POST ${BATCHES}`]: [[202, running]], [FIRST_PAGE]: [[200, page(end)]] } as const;

    const { text, isDone } = await run(answers, confirmed);

    expect(text).toContain(said);
    expect(isDone).toBe(false);
  });

  it("that is not waited for ends with its acceptance", async () => {
    const { text, isDone } = await run({ [`POST ${BATCHES}`]: [[202, running]] }, { ...confirmed, isFollowed: false });

    expect(text).toContain("Batch b-1, running: 0 of 2 rows settled.");
    expect(isDone).toBe(true);
  });

  it("ends with the problem when the file or its confirmation is refused", async () => {
    const problem = { type: "https://x.example/problems/assignments-changed", title: "Changed", errors: [] };

    await expect(run({ [`POST ${BATCHES}`]: [[409, problem]] }, confirmed)).rejects.toThrow(
      "Answered 409: assignments-changed, Changed",
    );
  });

  it("takes a file in UTF-8 that can be read, with a byte order mark or without, and no other", async () => {
    const folder = temporaryFolder("ops-assign");
    const [utf8, latin] = [join(folder, "utf8.csv"), join(folder, "latin.csv")];
    await writeFile(utf8, `\uFEFF${CSV}`);
    await writeFile(latin, Buffer.from("Nom;Courriel\nJosé;j@example.test\n", "latin1"));
    const { publisher, written } = apiOf({ [`POST ${BATCHES}`]: [[200, plan]] });
    const tell = () => undefined;

    await assign(publisher, { ...dryRun, file: utf8 }, { tell });
    const refused = await Promise.allSettled(
      [latin, join(folder, "none.csv")].map((file) => assign(publisher, { ...dryRun, file }, { tell })),
    );

    expect(written).toMatchObject([{ data: { csv: CSV } }]);
    expect(refused).toEqual([1, 2].map(() => ({ status: "rejected", reason: expect.any(UsageError) })));
  });
});

describe("resending a list", () => {
  const RESENDS = "POST /api/publisher/orders/o-1/resends";

  it("asks for the resend of that number and gives those there were", async () => {
    const resends = ["2026-12-18T01:00:00.000Z"];
    const { publisher, written } = apiOf({ [RESENDS]: [[200, { resends }]] });

    expect(await resendCodes(publisher, { orderId: "o-1", number: 1 })).toEqual(resends);
    expect(written).toEqual([{ type: "codes.resent", data: { orderId: "o-1", number: 1 } }]);
  });

  it("says which number comes next when one is left out", async () => {
    const problem = { type: "https://x.example/problems/resend-not-next", title: "Not next", next: 2 };
    const { publisher } = apiOf({ [RESENDS]: [[409, problem]] });

    await expect(resendCodes(publisher, { orderId: "o-1", number: 3 })).rejects.toThrow("Not next, next is 2");
  });
});
