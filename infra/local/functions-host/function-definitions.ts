import type { RegisteredFunction } from "./core-api.ts";
import type { Binding } from "./core-types.ts";
import { isDisabled } from "./settings.ts";
import { StartupRefusal } from "./startup-refusal.ts";

/** A function of the app that is accepted and not disabled, with its one trigger. */
export type FunctionDefinition = {
  readonly registered: RegisteredFunction;
  readonly name: string;
  readonly bindingName: string;
  readonly trigger: Binding;
};

const FUNCTION_NAME = /^[a-z][a-z0-9_-]{0,127}$/i;
const BINDING_NAME = /^[a-z][a-z0-9]{0,127}$/i;
const TRIGGERS = ["httpTrigger", "timerTrigger", "serviceBusTrigger"];

/**
 * The enabled functions in the host's order: by name, whatever the case.
 * Throws StartupRefusal for the first construct, of any function, that is not offered here.
 */
export function defineFunctions(
  functions: readonly RegisteredFunction[],
  env: NodeJS.ProcessEnv,
): readonly FunctionDefinition[] {
  const key = (definition: FunctionDefinition): string => definition.name.toLowerCase();
  return functions
    .map(define)
    .filter(({ name }) => !isDisabled(name, env))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Throws StartupRefusal when the trigger carries an option with a meaning that is not offered. */
export function refuseOtherOptions(definition: FunctionDefinition, known: readonly string[]): void {
  const common = ["type", "direction", "name", "properties", ...known];
  for (const [option, value] of Object.entries(definition.trigger)) {
    if (value !== undefined && !common.includes(option)) {
      refuse(definition.name, `the ${definition.trigger.type} option "${option}"`);
    }
  }
}

/** Throws StartupRefusal naming the function and the construct. */
export function refuse(functionName: string, construct: string): never {
  throw new StartupRefusal(`Function '${functionName}': ${construct} is not supported by the local host.`);
}

function define(registered: RegisteredFunction): FunctionDefinition {
  const { name, bindings, retryOptions } = registered.metadata;
  if (!FUNCTION_NAME.test(name) || name.toLowerCase() === "host") {
    throw new StartupRefusal(`'${name}' is not a valid function name.`);
  }
  if (retryOptions !== undefined) refuse(name, "a retry policy");
  for (const [bindingName, binding] of Object.entries(bindings)) checkBinding(name, bindingName, binding);
  const triggers = Object.entries(bindings).filter(([, binding]) => TRIGGERS.includes(binding.type));
  const [first] = triggers;
  if (first === undefined || triggers.length > 1) {
    throw new StartupRefusal(`Function '${name}' must have exactly one trigger.`);
  }
  return { registered, name, bindingName: first[0], trigger: first[1] };
}

function checkBinding(functionName: string, bindingName: string, binding: Binding): void {
  if (bindingName !== "$return" && !BINDING_NAME.test(bindingName)) {
    throw new StartupRefusal(`Function '${functionName}': '${bindingName}' is not a valid binding name.`);
  }
  if (bindingName === "$return" ? binding.type === "http" : TRIGGERS.includes(binding.type)) return;
  const kind = /trigger$/i.test(binding.type) ? "trigger" : binding.direction === "out" ? "output" : "input";
  refuse(functionName, `the ${kind} binding "${binding.type}"`);
}
