import { describe, expect, it } from "vitest";
import { isOver, type OrderedLine } from "#shared/fulfilment/domain/fulfilment.ts";
import { isOpen } from "#shared/fulfilment/domain/service-promise.ts";
import { contacts } from "#test/support/fulfilments.ts";
import { type Course, courseOf, drawsOf } from "#test/unit/fulfilment/course.ts";
import { classPack, membership } from "#test/unit/fulfilment/membership-world.ts";

const sitePack: OrderedLine = {
  ...{ sku: "SITE-MOS-MTA-MCE-500", quantity: 1, codes: 500, examFamilies: ["MOS"], hasPackYear: false },
  isSitePack: true,
};
/** Each kind of order goes through so many courses, of so many happenings. */
const COURSES = 4;
const HAPPENINGS = 20;

/** Whoever is not woken waits for an operator, or for the invoice. */
async function expectToWaitForSomething({ world }: Course) {
  const { milestones, held, parkedAt, wakeAt, ...order } = await world.fulfilment();
  if (isOver({ ...order, milestones }) || held || parkedAt || wakeAt) return;
  expect(milestones).toHaveProperty("confirmed");
  expect(milestones).not.toHaveProperty("invoiced");
}

/** Codes and memberships exist once they are invoiced, and their mails once they are released. */
async function expectNothingTooEarly({ world }: Course, lines: readonly OrderedLine[]) {
  const { milestones } = await world.fulfilment();
  const { lots, memberships } = world.around;
  const mails = (await world.mails()).map(({ mailId }) => mailId);
  if (milestones.invoiced === undefined) expect([lots.length, memberships.size]).toEqual([0, 0]);
  if (milestones.released === undefined)
    expect(mails.filter((mailId) => /^(code|membership|reminder|expiry)/.test(mailId))).toEqual([]);
  expect(memberships.size).toBeLessThanOrEqual(lines.filter(({ isMembership }) => isMembership).length);
}

async function expectRightReaders({ world }: Course) {
  for (const { request } of await world.mails())
    expect(request.recipients.to).toEqual(request.kind === "order-held" ? contacts.reseller : contacts.notices);
}

/** Of an order that is over nothing is left open, and nothing is held. */
async function expectNothingLeft({ world }: Course) {
  const order = await world.fulfilment();
  const { milestones, held, promises, lots } = order;
  if (!isOver(order)) return;
  expect([held, promises.filter(isOpen)]).toEqual([undefined, []]);
  expect((await world.mails()).filter(({ status }) => status === "held")).toEqual([]);
  expect(milestones.cancelled !== undefined && milestones.invoiced !== undefined).toBe(false);
  expect(lots.filter(({ lotId }) => !world.around.closed.has(lotId))).toEqual([]);
}

async function follow(course: Course, lines: readonly OrderedLine[]) {
  for (let count = 0; count <= HAPPENINGS; count += 1) {
    await (count < HAPPENINGS ? course.happen() : course.bringToEnd());
    await expectToWaitForSomething(course);
    await expectNothingTooEarly(course, lines);
    await expectRightReaders(course);
    await expectNothingLeft(course);
  }
}

describe("whatever happens to an order in whatever sequence, it waits for something until it is over, and is over some day", () => {
  it.each<[string, readonly OrderedLine[]]>([
    ["of codes", [classPack]],
    ["of a membership", [membership]],
    ["of codes and a membership", [classPack, membership]],
    ["of a site pack", [sitePack]],
    ["of a site pack and a membership", [sitePack, membership]],
  ])("%s", async (_kind, lines) => {
    for (let seed = 1; seed <= COURSES; seed += 1) {
      const course = await courseOf(lines, drawsOf(seed));

      await follow(course, lines).catch((cause: unknown) => {
        throw new Error(`seed ${seed}: ${course.log.join("; ")}`, { cause });
      });

      expect(isOver(await course.world.fulfilment())).toBe(true);
    }
  });
});
