import { RetryMode, ServiceBusClient } from "@azure/service-bus";
import type { Activity } from "./activity.ts";
import { type FunctionDefinition, refuse, refuseOtherOptions } from "./function-definitions.ts";
import type { HostJson } from "./host-json.ts";
import { describeFault, type HostLog } from "./host-log.ts";
import type { Invoker } from "./invocation.ts";
import { ServiceBusTrigger } from "./service-bus-trigger.ts";
import { connectionString, resolveSettings } from "./settings.ts";

export type ServiceBusTriggerSetup = {
  readonly env: NodeJS.ProcessEnv;
  readonly hostJson: HostJson;
  readonly invoker: Invoker;
  readonly activity: Activity;
  readonly log: HostLog;
};

/** Short, so that a broker that was away is found again within about a second. */
const RETRY_OPTIONS = { mode: RetryMode.Fixed, retryDelayInMs: 1_000, maxRetries: 1, timeoutInMs: 5_000 };

/** The client's own close can wait for ever on a connection that broke a moment ago. */
const END_MS = 2_000;

/** All queue functions of the app, each on a connection of its own. */
export class ServiceBusTriggers {
  readonly #log: HostLog;
  readonly #clients: readonly ServiceBusClient[];
  readonly #triggers: readonly ServiceBusTrigger[];

  /** Throws StartupRefusal for a trigger that asks for more than this stand-in does, or has no connection. */
  constructor(definitions: readonly FunctionDefinition[], setup: ServiceBusTriggerSetup) {
    const { env, hostJson, invoker, activity, log } = setup;
    const sources = definitions.map((definition) => ({ definition, ...sourceOf(definition, env) }));
    const attached = sources.map(({ definition, connection, queueName }) => {
      const client = new ServiceBusClient(connection, { retryOptions: RETRY_OPTIONS });
      return {
        client,
        trigger: new ServiceBusTrigger({ ...hostJson, definition, client, queueName, invoker, activity, log }),
      };
    });
    this.#log = log;
    this.#clients = attached.map(({ client }) => client);
    this.#triggers = attached.map(({ trigger }) => trigger);
  }

  /** Resolves when every queue is being read, or has failed to answer once and is tried again. */
  async attach(): Promise<void> {
    await Promise.all(this.#triggers.map((trigger) => trigger.attach()));
  }

  /** Takes no further messages; a client that is looking for its broker is not waited for. */
  async stopReceiving(): Promise<void> {
    await this.#endAll(this.#triggers.map((trigger) => trigger.stopReceiving()));
  }

  /** Closes the connections; a client that cannot is left to the end of the process. */
  async close(): Promise<void> {
    await this.#endAll(this.#clients.map((client) => client.close()));
  }

  async #endAll(endings: readonly Promise<void>[]): Promise<void> {
    const { promise: overdue, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(resolve, END_MS, undefined);
    const results = await Promise.race([Promise.allSettled(endings), overdue]);
    clearTimeout(timer);
    for (const result of results ?? []) {
      if (result.status === "rejected") {
        this.#log({ level: "warning", category: "system", message: `Service Bus: ${describeFault(result.reason)}` });
      }
    }
  }
}

function sourceOf(definition: FunctionDefinition, env: NodeJS.ProcessEnv): { connection: string; queueName: string } {
  const { name, trigger } = definition;
  if (trigger.cardinality === "many") refuse(name, 'cardinality "many"');
  if (trigger.topicName !== undefined) refuse(name, "a Service Bus topic trigger");
  for (const [option, only] of [
    ["isSessionsEnabled", false],
    ["autoCompleteMessages", true],
    ["sdkBinding", false],
  ] as const) {
    if ((trigger[option] ?? only) !== only) refuse(name, `${option}=${String(trigger[option])}`);
  }
  const known = ["connection", "queueName", "cardinality", "isSessionsEnabled", "autoCompleteMessages", "sdkBinding"];
  refuseOtherOptions(definition, known);
  return {
    connection: connectionString(String(trigger.connection || "AzureWebJobsServiceBus"), env),
    queueName: resolveSettings(String(trigger.queueName), env),
  };
}
