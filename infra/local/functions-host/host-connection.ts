import type { ChildProcess } from "node:child_process";
import type { HostCommand, HostReport } from "./host-messages.ts";

type Pending = { readonly resolve: (value: unknown) => void; readonly reject: (fault: Error) => void };
type Question<C> = C extends { readonly id: number } ? Omit<C, "id"> : never;

/** Questions and answers over the IPC channel of a host process. */
export class HostConnection {
  readonly #child: ChildProcess;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  constructor(child: ChildProcess) {
    this.#child = child;
    child.on("message", (report: HostReport) => {
      if (report.kind !== "answer") return;
      this.#pending.get(report.id)?.resolve(report.value);
      this.#pending.delete(report.id);
    });
    child.once("exit", () => {
      for (const { reject } of this.#pending.values()) reject(new Error("The Functions host has ended."));
      this.#pending.clear();
    });
  }

  /** Rejects when the process ends before it answers. */
  ask(question: Question<HostCommand>): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#child.send({ ...question, id }, (fault) => {
        if (fault !== null && this.#pending.delete(id)) {
          reject(new Error("The Functions host cannot be reached.", { cause: fault }));
        }
      });
    });
  }

  /** Asks the process to drain and end; a process that has ended already needs no asking. */
  tellToStop(): void {
    const command: HostCommand = { kind: "stop" };
    if (this.#child.connected) this.#child.send(command, () => undefined);
  }
}
