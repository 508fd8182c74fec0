import type { FunctionDefinition } from "./function-definitions.ts";
export class ServiceBusTriggers {
  constructor(_definitions: readonly FunctionDefinition[], _parts: unknown) {}
  async attach(): Promise<void> {}
  async stopReceiving(): Promise<void> {}
  async close(): Promise<void> {}
}
