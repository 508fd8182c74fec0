import { randomBytes, randomUUID } from "node:crypto";
import type { AppRegistry, HookName, RegisteredFunction } from "./core-api.ts";
import type { CoreInvocationContext, FunctionCallback, InvocationResponse, TypedData } from "./core-types.ts";
import { describeFault, type HostLog } from "./host-log.ts";

export type Trigger = {
  readonly bindingName: string;
  readonly data: TypedData;
  readonly metadata?: Readonly<Record<string, TypedData>>;
  readonly traceParent?: string;
};

/** Runs functions in the order of the worker: arguments, hooks, handler, hooks, response. */
export class Invoker {
  readonly #registry: AppRegistry;
  readonly #log: HostLog;
  readonly #appHookData = {};

  constructor(registry: AppRegistry, log: HostLog) {
    this.#registry = registry;
    this.#log = log;
  }

  /** Throws what the handler or a hook throws, after logging it. */
  async invoke(registered: RegisteredFunction, trigger: Trigger): Promise<InvocationResponse> {
    const context = this.#coreContext(registered, trigger);
    try {
      return await this.#run(context, registered.callback);
    } catch (fault) {
      context.log("error", "system", `Executed '${registered.metadata.name}' (Failed): ${describeFault(fault)}`);
      throw fault;
    }
  }

  async runLifeCycleHooks(name: HookName & ("appStart" | "appTerminate"), appDir: string): Promise<void> {
    const context = {
      hookData: this.#appHookData,
      functionAppDirectory: appDir,
    };
    for (const hook of this.#registry.hooks[name]) await hook(context);
  }

  #coreContext(registered: RegisteredFunction, trigger: Trigger): CoreInvocationContext {
    const invocationId = randomUUID();
    const functionName = registered.metadata.name;
    return {
      invocationId,
      metadata: registered.metadata,
      request: {
        invocationId,
        functionId: registered.id,
        inputData: [{ name: trigger.bindingName, data: trigger.data }],
        triggerMetadata: trigger.metadata ?? {},
        traceContext: { traceParent: trigger.traceParent ?? newTraceParent(), traceState: "", attributes: {} },
      },
      log: (level, category, message) =>
        this.#log({ level, category: category === "user" ? "user" : "system", message, functionName, invocationId }),
      state: undefined,
    };
  }

  async #run(core: CoreInvocationContext, callback: FunctionCallback): Promise<InvocationResponse> {
    const model = this.#registry.model.getInvocationModel(core);
    const { context, inputs } = await model.getArguments();
    const shared = { hookData: {}, invocationContext: context };

    core.state = "preInvocationHooks";
    const before = { ...shared, inputs, functionCallback: callback };
    for (const hook of this.#registry.hooks.preInvocation) await hook(before);

    core.state = "invocation";
    const after: { inputs: unknown[]; result: unknown; error: unknown } = {
      ...shared,
      inputs: before.inputs,
      result: null,
      error: null,
    };
    try {
      after.result = await model.invokeFunction(context, before.inputs, before.functionCallback);
    } catch (fault) {
      after.error = fault;
    }

    core.state = "postInvocationHooks";
    for (const hook of this.#registry.hooks.postInvocation) await hook(after);
    core.state = undefined;
    if (after.error !== null && after.error !== undefined) throw after.error;
    return model.getResponse(context, after.result);
  }
}

function newTraceParent(): string {
  return `00-${randomBytes(16).toString("hex")}-${randomBytes(8).toString("hex")}-01`;
}
