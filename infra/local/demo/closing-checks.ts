import { lookUpCode } from "./contract-calls.ts";
import { checkSecrecy } from "./delivery-steps.ts";
import type { DemoReport } from "./report.ts";
import { localeOf, nameOf } from "./sample.ts";
import { type CallUsage, type DemoWorld, handsOf } from "./world.ts";

type Findings = Pick<DemoReport, "promises" | "mails">;

/** What has to hold whatever the story was. */
export async function checkEverything(world: DemoWorld, findings: Findings): Promise<void> {
  await checkSeedDestroyed(world);
  checkPromises(world, findings);
  checkMails(world, findings);
  checkSecrecy(world);
  checkQueues(world);
  checkPartitions(world);
  checkLog(world);
}

/** The school's term ended more than 90 days ago by now. */
async function checkSeedDestroyed(world: DemoWorld): Promise<void> {
  const { stack, school } = world;
  const lots = stack.cosmos
    .documents("lots")
    .map(({ body }) => JSON.parse(body))
    .filter(({ kind, orderId }) => kind === "lot" && orderId === school.orderId);
  const isGone = lots.length > 0 && lots.every(({ seed, seedDestroyedAt }) => !seed && seedDestroyedAt);
  const { answer } = await lookUpCode(world, school.codes.at(-1) ?? "");
  world.check(
    `90 days after its end ${nameOf(school)}'s seed is destroyed, and its codes still read as expired`,
    isGone && answer.body.state === "expired",
    `${isGone ? "no seed" : "a seed"}, ${answer.status} ${answer.body.state ?? ""}`.trimEnd(),
  );
}

function checkPromises(world: DemoWorld, { promises }: Findings): void {
  const broken = promises.filter(({ verdict }) => verdict !== "kept");
  world.check(
    "Every promise was kept and none missed",
    promises.length > 0 && broken.length === 0,
    broken.length > 0
      ? broken.map(({ order, kind, verdict }) => `${order} ${kind} is ${verdict}`).join(", ")
      : `${promises.length} kept`,
  );
}

function checkMails(world: DemoWorld, { mails }: Findings): void {
  const seen = mails.map(({ order, kind, language }) => `${order} ${kind} ${language}`).toSorted();
  const expected = handsOf(world)
    .flatMap((hand) => hand.mails.map((kind) => `${nameOf(hand)} ${kind} ${localeOf(hand)}`))
    .toSorted();
  const total = world.stack.mailbox.messages().length;
  world.check(
    "Each order got each mail once, in its contact's language, and nobody got another",
    seen.join() === expected.join() && total === mails.length,
    `${total} mails`,
  );
}

function checkQueues(world: DemoWorld): void {
  const { serviceBus } = world.stack;
  const counts = serviceBus.queues.map((queue) => ({ queue, ...serviceBus.counts(queue) }));
  const dead = counts.reduce((total, { deadLettered }) => total + deadLettered, 0);
  const left = counts.reduce((total, { active, locked, scheduled }) => total + active + locked + scheduled, 0);
  world.check("Nothing was dead-lettered", dead === 0, `${dead} of ${world.sent.length} messages`);
  world.check("No message is left in a queue", left === 0, `${left} of ${world.sent.length} messages`);
}

function checkPartitions(world: DemoWorld): void {
  const across = callsAcrossPartitions(world.calls);
  world.check(
    "No HTTP call asked the database across partitions",
    world.calls.length > 0 && across.length === 0,
    across.length > 0 ? across.join(", ") : `${world.calls.length} calls`,
  );
}

/** Names of the calls that asked across partitions, each once. */
export const callsAcrossPartitions = (calls: readonly CallUsage[]): readonly string[] => [
  ...new Set(
    calls.filter(({ usage }) => usage.operations.some(({ crossPartition }) => crossPartition)).map(({ name }) => name),
  ),
];

function checkLog(world: DemoWorld): void {
  const faults = world.log.filter(({ level }) => level === "error" || level === "critical");
  world.check(
    "The host logged no error",
    faults.length === 0,
    faults[0]?.message.split("\n")[0] ?? `${world.log.length} lines`,
  );
}
