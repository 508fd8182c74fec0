import { type ApiClient, createApiClient } from "#infra/client/api-client.ts";
import { type Usage, withoutContainer } from "../cosmos/meter.ts";
import type { HostLogLine } from "../functions-host/launch.ts";
import { type Stack, startStack } from "../stack.ts";
import type { Check, RecordCheck } from "./check.ts";
import { type Hand, type OrderInHand, readSample } from "./sample.ts";

/** Business time at which every demo starts. */
const STARTS_AT = Date.parse("2026-12-18T01:00:00Z");

/** What a story runs on: the whole system on free ports, in memory, and what was seen of it. */
export type DemoWorld = {
  readonly stack: Stack;
  readonly api: ApiClient;
  readonly school: OrderInHand;
  readonly company: OrderInHand;
  readonly university: OrderInHand;
  /** Every line the host and the app have logged. */
  readonly log: readonly HostLogLine[];
  /** Id and body of every message the broker ever accepted. */
  readonly sent: readonly string[];
  /** What each HTTP call asked of the database, by its name. */
  readonly calls: readonly CallUsage[];
  readonly checks: readonly Check[];
  readonly check: RecordCheck;
  /** Calls the system over HTTP and counts what that asks of the database. */
  call<Answer>(name: string, call: () => Promise<Answer>): Promise<{ answer: Answer; usage: Usage }>;
  /** Lets messages go, walks to the instant (epoch ms; absent: stays) and waits until nothing due is left. */
  travel(to?: number): Promise<void>;
};

export type CallUsage = { readonly name: string; readonly usage: Usage };

const MEMBERSHIP = ["membership-active", "membership-reminder", "membership-ended"];
const REMINDERS = ["reminder-90", "reminder-30", "reminder-7"];

export const handsOf = ({ school, company, university }: Pick<DemoWorld, Hand>): readonly OrderInHand[] => [
  school,
  company,
  university,
];

/** Longer than any demo. */
const HELD_MS = 3_600_000;

/** Starts the system. Messages move only while time travels, so that a call is billed for nothing but itself. */
export async function openWorld(log: HostLogLine[], onHostCrash: (code: number | null) => void): Promise<DemoWorld> {
  const stack = await startStack({
    ports: "ephemeral",
    startAt: STARTS_AT,
    onLog: (line) => log.push(line),
    onHostCrash,
  });
  const sent: string[] = [];
  const calls: CallUsage[] = [];
  const checks: Check[] = [];
  stack.serviceBus.onAccepted((_queue, messageId, body) => sent.push(`${messageId} ${body}`));
  stack.serviceBus.faults.delay(HELD_MS);

  return {
    stack,
    api: createApiClient({ url: stack.urls.functions, callers: stack.clients, now: stack.clock.now }),
    school: readSample("tw", {
      issued: 60,
      mails: ["order-confirmation", "code-list", "code-list-again", ...REMINDERS, "expiry-notice"],
    }),
    // Delivered in the last month of its term: only one reminder lies between.
    company: readSample("fr", {
      issued: 20,
      mails: ["order-confirmation", "code-list", "reminder-7", "expiry-notice"],
    }),
    university: readSample("de", {
      issued: 155,
      mails: ["order-confirmation", "site-pack-access", "code-list", ...REMINDERS, "expiry-notice", ...MEMBERSHIP],
    }),
    log,
    sent,
    calls,
    checks,
    check: (name, passed, detail) => checks.push({ name, passed, detail }),
    call: async (name, call) => {
      const mark = stack.cosmos.meter.mark();
      const answer = await call();
      // An instance reads its switches once in ten seconds, however many calls it answers.
      const usage = withoutContainer(stack.cosmos.meter.since(mark), "switches");
      calls.push({ name, usage });
      return { answer, usage };
    },
    travel: (to) => travel(stack, to),
  };
}

async function travel({ serviceBus, timeMachine, clock }: Stack, to = clock.now()): Promise<void> {
  serviceBus.faults.delay(0);
  await timeMachine.advanceTo(to);
  await timeMachine.settle();
  serviceBus.faults.delay(HELD_MS);
}
