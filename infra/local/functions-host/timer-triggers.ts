import type { FunctionDefinition } from "./function-definitions.ts";
export class TimerTriggers {
  constructor(_definitions: readonly FunctionDefinition[], _parts: unknown) {}
  async attach(): Promise<void> {}
  nextAt(): number | undefined {
    return undefined;
  }
  atOrAfter(_epochMs: number): number | undefined {
    return undefined;
  }
  async catchUp(_previousMs: number): Promise<void> {}
  stop(): void {}
}
