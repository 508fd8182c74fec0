import { AsyncLocalStorage } from "node:async_hooks";
import type { InvocationContext } from "@azure/functions";
import { type Correlated, correlationOf } from "#shared/kernel/correlation.ts";

/** What the host runs for one request, message or timer tick, and the id by which all it causes is found again. */
type Invocation = { readonly correlationId: string; readonly context: InvocationContext };

/** Confined to `functions/`: use cases neither see nor pass it. */
const invocations = new AsyncLocalStorage<Invocation>();

/** Everything `work` awaits belongs to this invocation. */
export const duringInvocation = <Value>(invocation: Invocation, work: () => Promise<Value>): Promise<Value> =>
  invocations.run(invocation, work);

/** The correlation id of the present invocation as a property; nothing outside of one. */
export const currentCorrelation = (): Correlated => correlationOf(invocations.getStore() ?? {});

/** Where the present invocation logs to; outside of one, such as in a test of the wiring, the console. */
export const currentLog = (): Pick<InvocationContext, "warn" | "error"> => invocations.getStore()?.context ?? console;
