import Module from "node:module";
import type { FunctionCallback, FunctionMetadata, HookCallback, LogFunction, ProgrammingModel } from "./core-types.ts";
import { StartupRefusal } from "./startup-refusal.ts";

export type RegisteredFunction = {
  readonly id: string;
  readonly metadata: FunctionMetadata;
  readonly callback: FunctionCallback;
};

const HOOK_NAMES = ["appStart", "appTerminate", "preInvocation", "postInvocation"] as const;
export type HookName = (typeof HOOK_NAMES)[number];

/** What the app has registered through `@azure/functions-core`. */
export class AppRegistry {
  readonly functions: RegisteredFunction[] = [];
  readonly hooks: Readonly<Record<HookName, HookCallback[]>> = {
    appStart: [],
    appTerminate: [],
    preInvocation: [],
    postInvocation: [],
  };
  readonly #log: LogFunction;
  #model: ProgrammingModel | undefined;
  #closed = false;

  constructor(log: LogFunction) {
    this.#log = log;
  }

  get model(): ProgrammingModel {
    if (this.#model === undefined) throw new StartupRefusal("The app registers no function.");
    return this.#model;
  }

  /** From now on a registration throws, as it does in the worker once the app has started. */
  close(): void {
    this.#closed = true;
  }

  /** Makes `require("@azure/functions-core")` answer with this registry, the way the worker does it. */
  install(): void {
    const realRequire = Module.prototype.require;
    const api = this.#api();
    Module.prototype.require = Object.assign(function require(this: Module, id: string): unknown {
      return id === "@azure/functions-core" ? api : realRequire.call(this, id);
    }, realRequire);
  }

  #api(): object {
    return {
      version: "3.14.1",
      hostVersion: "4.1052.200",
      log: this.#log,
      setProgrammingModel: (model: ProgrammingModel) => {
        this.#model = model;
      },
      getProgrammingModel: () => this.#model,
      registerHook: (name: string, callback: HookCallback) => this.#registerHook(name, callback),
      registerFunction: (metadata: FunctionMetadata, callback: FunctionCallback) =>
        this.#registerFunction(metadata, callback),
    };
  }

  #registerHook(name: string, callback: HookCallback): { dispose(): void } {
    const known = HOOK_NAMES.find((hook) => hook === name);
    if (known === undefined) throw new StartupRefusal(`The "${name}" hook is not supported by the local host.`);
    return addTo(this.hooks[known], callback);
  }

  #registerFunction(metadata: FunctionMetadata, callback: FunctionCallback): { dispose(): void } {
    if (this.#closed) throw new Error("A function can only be registered during app startup.");
    const id = metadata.functionId ?? metadata.name;
    if (this.functions.some((other) => other.id.toLowerCase() === id.toLowerCase())) {
      throw new StartupRefusal(`A function with id "${id}" has already been registered.`);
    }
    return addTo(this.functions, { id, metadata, callback });
  }
}

function addTo<T>(list: T[], item: T): { dispose(): void } {
  list.push(item);
  return {
    dispose() {
      const at = list.indexOf(item);
      if (at >= 0) list.splice(at, 1);
    },
  };
}
