import type { DemoWorld } from "./world.ts";

/** One step of the story; its result is one line for people. */
export type Step = { readonly title: string; run(world: DemoWorld): Promise<string> };

/** What a step asked of the database, its messages and timers included. */
export type StepUsage = {
  readonly title: string;
  readonly requests: number;
  readonly ru: number;
  readonly metadata: number;
};

/** Runs a step under the database's meter. */
export async function runStep(world: DemoWorld, { title, run }: Step, usages: StepUsage[]): Promise<string> {
  const { meter } = world.stack.cosmos;
  const mark = meter.mark();
  const result = await run(world);
  const { requests, ru, metadata } = meter.since(mark);
  usages.push({ title, requests, ru, metadata });
  return result;
}
