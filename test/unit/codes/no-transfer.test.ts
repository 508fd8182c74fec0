import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PROBLEM_CODES } from "#functions/http/problem.ts";
import { closingAt } from "#shared/codes/domain/lot.ts";
import { codeAssigned } from "#shared/contracts/code-assigned.ts";
import { codeLookup, codeRedemption } from "#shared/contracts/code-presented.ts";
import { fulfilmentMessage, notificationsMessage } from "#shared/contracts/messages.ts";
import { DAY_MS, HOUR_MS, instant, plusMs } from "#shared/kernel/instant.ts";
import { WORKED_EXAMPLES } from "#test/requirements/worked-examples.ts";
import {
  ASKED_AT,
  type AssignmentWorld,
  assignmentWorld,
  codeOf,
  fileOf,
  first,
  idOf,
  owners,
  second,
  taken,
  workedOff,
} from "#test/unit/codes/assignment-world.ts";
import { exam, openedLot } from "#test/unit/codes/lot-fixture.ts";

const PEOPLE = 4;
const person = fc.nat(PEOPLE - 1);
const place = fc.record({ lot: fc.constantFrom(first, second), index: fc.nat(2) });

/** Everything anybody can do to a code, with whomever and whatever they name. */
const command = fc.oneof(
  fc.record({ kind: fc.constant("assign" as const), person, place }),
  fc.record({ kind: fc.constant("redeem" as const), person, place }),
  fc.record({ kind: fc.constant("file" as const), people: fc.uniqueArray(person, { minLength: 1 }), named: place }),
  fc.record({ kind: fc.constant("work" as const) }),
  fc.record({ kind: fc.constant("erase" as const), person }),
  fc.record({ kind: fc.constant("pass time" as const), hours: fc.nat(10_000) }),
  fc.record({ kind: fc.constant("close" as const) }),
  fc.record({ kind: fc.constant("destroy" as const) }),
);
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

/** @returns what was refused for good belongs to whoever it belonged to before. */
async function obey(world: AssignmentWorld, given: Command, time: { now: typeof ASKED_AT }): Promise<void> {
  if (given.kind === "assign") await world.assign(given.person, given.place.lot, given.place.index);
  if (given.kind === "redeem") await world.redeem(given.person, given.place.lot, given.place.index);
  if (given.kind === "work") await workedOff(world);
  if (given.kind === "pass time") {
    time.now = plusMs(time.now, given.hours * HOUR_MS);
    world.at(time.now);
  }
  if (given.kind === "file") {
    const [one = 0] = given.people;
    const csv = fileOf(given.people, { [one]: codeOf(given.named.lot, given.named.index) });
    await taken(world, csv).catch(() => undefined);
  }
  if (given.kind === "erase") {
    await world.forget(first.orderId, idOf(given.person));
    for (const { lotId } of [first, second]) await world.lots.forgetPerson(lotId, idOf(given.person));
  }
  for (const { lotId } of [first, second]) {
    if (given.kind === "close") await world.lots.close(lotId, closingAt(time.now, 0));
    const lot = await world.lots.find(lotId);
    if (given.kind === "destroy" && lot) await world.lots.destroySeed(lot.value, time.now);
  }
}

describe("R-73 (T-7, example 9): no path leads from one person's code to another person", () => {
  it("whatever is asked, in whatever order, a code stays with whom it was first given to", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 25 }), async (commands) => {
        const world = await assignmentWorld();
        const time = { now: ASKED_AT };
        let before = await owners(world);
        for (const given of commands) {
          await obey(world, given, time);
          const after = await owners(world);
          expect(after).toMatchObject(before);
          before = after;
        }
      }),
      { numRuns: 150 },
    );
  });

  it("somebody else is refused, before the end and after it, and the code expires with nothing in its place", async () => {
    const { agreementEndsOn, refusal } = WORKED_EXAMPLES[9];
    const expiresAt = plusMs(instant(agreementEndsOn), DAY_MS);
    const lot = openedLot({ releasedAt: plusMs(expiresAt, -100 * DAY_MS), expiresAt });
    const world = await assignmentWorld([lot]);
    world.at(plusMs(expiresAt, -1));
    await world.assign(1, lot, 0);

    const refused = [await world.assign(2, lot, 0), await world.redeem(2, lot, 0)];
    world.at(expiresAt);
    const expired = [await world.assign(2, lot, 0), await world.redeem(1, lot, 0)];

    expect(refused.map((outcome) => !outcome.ok && outcome.refusal)).toEqual([refusal, refusal]);
    expect(expired.map((outcome) => !outcome.ok && outcome.refusal)).toEqual(["code-expired", "code-expired"]);
    expect(await owners(world, [lot])).toEqual({ [`${lot.lotId}/0`]: idOf(1) });
  });
});

describe("R-66: nothing is reached without a code", () => {
  const person = { name: "Ada Byron", email: "ada@example.test" };

  it.each([
    ["redeeming an exam", codeRedemption, { person, exam }],
    ["unlocking the library", codeRedemption, { person }],
    ["looking up", codeLookup, {}],
    ["assigning to one person", codeAssigned, { person }],
  ])("%s takes one", (_call, schema, body) => {
    expect(schema.safeParse(body).success).toBe(false);
    expect(schema.safeParse({ ...body, code: "7K2QF" }).success).toBe(true);
  });
});

/** Names of what the system can be asked for: calls with their routes, use cases, messages, refusals. */
const names = [
  ...[...readFileSync("functions/main.ts", "utf8").matchAll(/"([a-z{][a-zA-Z{}/-]+)"/g)].map(([, name = ""]) => name),
  ...globSync("shared/*/use-cases/*.ts").map((path) => basename(path, ".ts")),
  ...[fulfilmentMessage, notificationsMessage].flatMap(({ options }) =>
    options.map(({ shape }) => [...shape.type.values].join()),
  ),
  ...PROBLEM_CODES,
];
const FORBIDDEN = /refund|\bcredit|reassign|unassign|transfer(?!able)|revoke|release-code|swap|exchange|\breturn/;

describe("R-74: nothing is refunded, and nothing is taken back", () => {
  it("no call, use case, message or refusal is named for it", () => {
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => FORBIDDEN.test(name))).toEqual([]);
  });

  it.each(["refund-code", "reassign-code", "publisher/transfers", "revoke-assignment", "credit-order"])(
    "would be found out by %s",
    (name) => {
      expect(FORBIDDEN.test(name)).toBe(true);
    },
  );
});
