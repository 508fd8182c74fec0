import { Listr } from "listr2";
import { createColors } from "picocolors";

/** Something to show while it runs; its result is one line for people. */
export type Shown = { readonly title: string; run(): Promise<string> };

/** Runs all in order, showing each; rejects with the fault of the first that fails, which ends it. */
export type ShowProgress = (items: readonly Shown[]) => Promise<void>;

/** One line for each item when it is done. */
export const plainProgress =
  (write: (line: string) => void): ShowProgress =>
  async (items) => {
    for (const { title, run } of items) {
      try {
        write(`✔ ${title}: ${await run()}`);
      } catch (fault) {
        write(`✘ ${title}`);
        throw fault;
      }
    }
  };

/** A living list on the terminal of this process. */
export function terminalProgress(hasColours: boolean): ShowProgress {
  const { dim } = createColors(hasColours);
  return async (items) => {
    const tasks = items.map(({ title, run }) => ({
      title,
      task: async (_: unknown, task: { title: string }) => {
        task.title = `${title}: ${dim(await run())}`;
      },
    }));
    // Ctrl-C is the demo's own affair: the stack has to end first.
    await new Listr(tasks, { registerSignalListeners: false, rendererOptions: { formatOutput: "truncate" } }).run();
  };
}
