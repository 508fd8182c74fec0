// The product on the local stack, in a process of its own: the stand-ins here, the Functions host in its child.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Stack, startStack } from "#infra/local/stack.ts";
import { DAY_MS } from "#shared/kernel/instant.ts";
import { answerParent } from "#test/bench/child.ts";
import type { Reached } from "#test/bench/peers/job.ts";

export type StackQuestion =
  | { readonly kind: "start"; readonly smtpPort: number }
  | { readonly kind: "reached" }
  | { readonly kind: "open-window" };

export type StackStarted = {
  readonly url: string;
  readonly hostPid: number;
  /** Business time, epoch ms. */
  readonly now: number;
  readonly clients: readonly { readonly id: string; readonly secret: string }[];
};

/** A Monday without holidays for the rounds to come. */
const START_AT = Date.parse("2026-11-02T02:00:00Z");
/** From any weekday on the window is open: it opens on the fifth business day and closes after the tenth. */
const INTO_THE_WINDOW_MS = 9 * DAY_MS;

const folder = mkdtempSync(join(tmpdir(), "vouchsafe-bench-stack-"));
let stack: Stack | undefined;

async function start(smtpPort: number): Promise<StackStarted> {
  stack = await startStack({
    ports: "ephemeral",
    folder,
    startAt: START_AT,
    env: { SMTP_URL: `smtp://127.0.0.1:${smtpPort}` },
    onLog: ({ level, message }) => {
      if (level === "error" || level === "critical") console.error(message);
    },
  });
  return { url: stack.urls.functions, hostPid: stack.host.pid, now: stack.clock.now(), clients: stack.clients };
}

function countReached({ cosmos }: Stack): Reached {
  const documents = cosmos.documents("orders").map(({ body }) => JSON.parse(body));
  const fulfilments = documents.filter(({ kind }) => kind === "fulfilment");
  const isWhole = ({ lots, lines }: Fulfilment) => codesIn(lots) === codesIn(lines);
  return {
    confirmed: fulfilments.filter(({ milestones }) => milestones.confirmed !== undefined).length,
    delivered: fulfilments.filter((one) => one.milestones.delivered !== undefined && isWhole(one)).length,
  };
}

type Counted = readonly { readonly codes: number }[];
type Fulfilment = { readonly lots: Counted; readonly lines: Counted };
const codesIn = (parts: Counted) => parts.reduce((sum, { codes }) => sum + codes, 0);

answerParent(
  async (given) => {
    const question = given as StackQuestion;
    if (question.kind === "start") return start(question.smtpPort);
    if (stack === undefined) throw new Error("the stack does not run");
    if (question.kind === "reached") return countReached(stack);
    await stack.timeMachine.advanceTo((now) => now + INTO_THE_WINDOW_MS);
    return stack.clock.now();
  },
  async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  },
);
