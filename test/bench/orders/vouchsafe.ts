import { readFileSync } from "node:fs";
import { type ApiClient, createApiClient } from "#infra/client/api-client.ts";
import type { Closing } from "#infra/local/closing.ts";
import { startChild } from "#test/bench/child.ts";
import { cpuOf, cpuOfTree } from "#test/bench/cpu-time.ts";
import type { Contender } from "#test/bench/orders/contender.ts";
import type { StackQuestion, StackStarted } from "#test/bench/orders/stack-process.ts";
import type { Reached } from "#test/bench/peers/job.ts";

/** Orders of one agreement are entered one after another; a reseller has many customers. */
const AGREEMENTS = 20;

/** The product itself over the stand-ins, with mails to the sink that everybody mails to. */
export async function startVouchsafe(closing: Closing, smtpPort: number): Promise<Contender> {
  const child = await closing.own(startChild("orders/stack-process.ts"));
  const ask = (question: StackQuestion) => child.ask(question);
  const { url, hostPid, clients, ...started } = (await ask({ kind: "start", smtpPort })) as StackStarted;
  let offset = started.now - Date.now();
  const now = () => Date.now() + offset;
  const api = createApiClient({ url, callers: clients, now });
  const agreementNumbers = Array.from({ length: AGREEMENTS }, (_, index) => `EES-BENCH-${index}`);
  for (const agreementNumber of agreementNumbers) await register(api, agreementNumber);

  return {
    name: "Vouchsafe",
    api,
    agreementNumbers,
    today: () => new Date(now()).toISOString().slice(0, 10),
    reached: async () => (await ask({ kind: "reached" })) as Reached,
    openWindow: async () => {
      offset = Number(await ask({ kind: "open-window" })) - Date.now();
    },
    cpu: () => ({ app: cpuOf(hostPid), stores: cpuOfTree(child.pid, [hostPid]) }),
  };
}

async function register(api: ApiClient, agreementNumber: string): Promise<void> {
  const { data } = JSON.parse(readFileSync("infra/local/sample/agreement-tw.json", "utf8"));
  const { status } = await api.signed({
    client: "publisher",
    method: "PUT",
    path: `/api/publisher/agreements/${agreementNumber}`,
    message: { type: "agreement.registered", data: { ...data, agreementNumber } },
  });
  if (status !== 201) throw new Error(`registering an agreement answered ${status}`);
}
