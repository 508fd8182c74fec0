import { Activity } from "./activity.ts";
import { loadApp } from "./app-loader.ts";
import { AppRegistry } from "./core-api.ts";
import { defineFunctions, type FunctionDefinition } from "./function-definitions.ts";
import { readHostJson } from "./host-json.ts";
import { describeFault, type HostLog } from "./host-log.ts";
import type { HostStatus } from "./host-messages.ts";
import { bodyLimit } from "./http-body.ts";
import { createRouteTable } from "./http-routes.ts";
import { HttpServer } from "./http-server.ts";
import { Invoker } from "./invocation.ts";
import { ServiceBusTriggers } from "./service-bus-triggers.ts";
import { applyLocalSettings } from "./settings.ts";
import { TimerTriggers } from "./timer-triggers.ts";

export type HostParts = { readonly appDir: string; readonly env: NodeJS.ProcessEnv; readonly log: HostLog };

/** How long running invocations are waited for when the host stops. */
const DRAIN_MS = 30_000;

/** One loaded app with its listeners. */
export class Host {
  readonly #activity: Activity;
  readonly #invoker: Invoker;
  readonly #http: HttpServer;
  readonly #timers: TimerTriggers;
  readonly #queues: ServiceBusTriggers;
  readonly #parts: HostParts;

  private constructor(parts: HostParts, registry: AppRegistry) {
    const { appDir, env, log } = parts;
    const activity = new Activity();
    const invoker = new Invoker(registry, log);
    const hostJson = readHostJson(appDir);
    const definitions = defineFunctions(registry.functions, env);
    const ofType = (type: string): readonly FunctionDefinition[] =>
      definitions.filter(({ trigger }) => trigger.type === type);
    const routes = createRouteTable(ofType("httpTrigger"), hostJson.routePrefix);
    const shared = { env, invoker, activity, log };
    this.#parts = parts;
    this.#activity = activity;
    this.#invoker = invoker;
    this.#http = new HttpServer({ routes, invoker, activity, bodyLimit: bodyLimit(env), log });
    this.#timers = new TimerTriggers(ofType("timerTrigger"), { ...shared, appDir });
    this.#queues = new ServiceBusTriggers(ofType("serviceBusTrigger"), { ...shared, hostJson });
  }

  /** Loads and checks the app without listening yet; throws its own error, or StartupRefusal. */
  static async load(parts: HostParts): Promise<Host> {
    applyLocalSettings(parts.appDir, parts.env);
    const registry = new AppRegistry((level, category, message) =>
      parts.log({ level, category: category === "user" ? "user" : "system", message }),
    );
    await loadApp(parts.appDir, registry);
    const host = new Host(parts, registry);
    await host.#invoker.runLifeCycleHooks("appStart", parts.appDir);
    registry.close();
    return host;
  }

  /** Listens and attaches every trigger; resolves to the port. */
  async start(port: number): Promise<number> {
    const taken = await this.#http.listen(port);
    await Promise.all([this.#timers.attach(), this.#queues.attach()]);
    return taken;
  }

  status(): HostStatus {
    return { inFlight: this.#activity.inFlight, nextTimerAt: this.#timers.nextAt() };
  }

  timerAtOrAfter(epochMs: number): number | undefined {
    return this.#timers.atOrAfter(epochMs);
  }

  /** Resolves when every timer with an occurrence in (`previousMs`, now] has been started once. */
  clockMoved(previousMs: number): Promise<void> {
    return this.#timers.catchUp(previousMs);
  }

  /** Stops the listeners, lets running invocations finish, runs the appTerminate hooks; true when all had finished. */
  async drain(): Promise<boolean> {
    this.#http.stopListening();
    this.#timers.stop();
    await this.#queues.stopReceiving();
    const finished = await this.#finished();
    await this.#runTerminateHooks();
    await Promise.all([this.#http.close(), this.#queues.close()]);
    return finished;
  }

  async #finished(): Promise<boolean> {
    const { promise: overdue, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(resolve, DRAIN_MS, false);
    const finished = await Promise.race([this.#activity.idle().then(() => true), overdue]);
    clearTimeout(timer);
    if (!finished) {
      const message = `${this.#activity.inFlight} invocations are cut off: they did not finish within ${DRAIN_MS} ms.`;
      this.#parts.log({ level: "error", category: "system", message });
    }
    return finished;
  }

  async #runTerminateHooks(): Promise<void> {
    try {
      await this.#invoker.runLifeCycleHooks("appTerminate", this.#parts.appDir);
    } catch (fault) {
      this.#parts.log({ level: "error", category: "system", message: `appTerminate: ${describeFault(fault)}` });
    }
  }
}
