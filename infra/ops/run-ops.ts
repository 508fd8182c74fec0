import { createApiClient } from "#infra/client/api-client.ts";
import { assign, type Done } from "./assign.ts";
import { resentText } from "./assign-text.ts";
import { type Command, readCommand } from "./command.ts";
import { listDeadLetters, redrive } from "./dead-letter-calls.ts";
import { deadLettersText, redrivenText } from "./dead-letter-text.ts";
import { endAgreementEarly } from "./end-agreement.ts";
import { HELP } from "./help.ts";
import { listHeldOrders, listOrders, listPromises } from "./list-calls.ts";
import { heldText, ordersText, promisesText } from "./list-text.ts";
import type { Publisher } from "./publisher.ts";
import { resendCodes } from "./resend-codes.ts";
import { findTarget } from "./target.ts";
import { UsageError } from "./usage-error.ts";

export type Output = { readonly out: (text: string) => void; readonly err: (text: string) => void };

/** Exit codes: 0 done; 1 not done, or not all of it; 2 what was asked cannot be understood. */
export async function runOps(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  { out, err }: Output,
): Promise<0 | 1 | 2> {
  try {
    const command = readCommand(args);
    if (command.name === "help") {
      out(HELP);
      return 0;
    }
    const { text, isDone } = await run(command, environment, err);
    out(text);
    return isDone ? 0 : 1;
  } catch (error) {
    err(error instanceof Error ? error.message : String(error));
    if (!(error instanceof UsageError)) return 1;
    err("See: npm run ops -- --help");
    return 2;
  }
}

async function run(
  command: Exclude<Command, { name: "help" }>,
  environment: NodeJS.ProcessEnv,
  tell: Output["err"],
): Promise<Done> {
  const { url, secret, now } = await findTarget(environment);
  const api = createApiClient({ url, callers: [{ id: "publisher", secret }], now });
  const publisher: Publisher = ({ method, path, message }) =>
    api.signed({ client: "publisher", method, path, ...(message === undefined ? {} : { message }) });

  if (command.name === "assign") return assign(publisher, command, { tell });
  if (command.name === "end-agreement") return endAgreementEarly(publisher, command, { now });
  if (command.name === "resend") return { text: resentText(await resendCodes(publisher, command)), isDone: true };
  if (command.name === "redrive") {
    const redriven = await redrive(publisher, command);
    return { text: redrivenText(redriven), isDone: redriven.every(({ result }) => result === "redriven") };
  }
  return { text: await list(command, publisher), isDone: true };
}

type ListCommand = Exclude<Command, { name: "help" | "redrive" | "assign" | "resend" | "end-agreement" }>;

async function list(command: ListCommand, publisher: Publisher): Promise<string> {
  if (command.name === "dead-letters") return deadLettersText(await listDeadLetters(publisher));
  const { parameters, asked } = command;
  if (command.name === "promises") return promisesText(await listPromises(publisher, parameters), asked);
  if (command.name === "held") return heldText(await listHeldOrders(publisher, parameters), asked);
  return ordersText(await listOrders(publisher, command.resellerId, parameters), asked);
}
