import { setTimeout as delay } from "node:timers/promises";
import { type FunctionsHost, type HostOptions, launchFunctionsHost } from "./functions-host/launch.ts";

/** The Functions host of a stack: one at a time, replaced after a crash under the same port. */
export type Hosting = {
  /** Undefined while none runs. */
  current(): FunctionsHost | undefined;
  /** Throws when one runs already. */
  start(): Promise<FunctionsHost>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Lets running invocations finish for a few seconds, then ends it. */
  close(): Promise<void>;
};

const STOP_GRACE_IN_MS = 5_000;

/** `onCrash` is told the exit code of a host that nobody asked to end; null after a signal. */
export function createHosting(options: HostOptions, onCrash: (code: number | null) => void): Hosting {
  let port = options.port ?? 0;
  let current: FunctionsHost | undefined;

  const letGo = () => {
    const host = current;
    current = undefined;
    return host;
  };

  return {
    current: () => current,
    start: async () => {
      if (current !== undefined) throw new Error("The Functions host runs already");
      const host = await launchFunctionsHost({ ...options, port });
      port = host.port;
      current = host;
      host.exited.then((code) => {
        if (current !== host) return;
        current = undefined;
        onCrash(code);
      }, onCrash);
      // Time may have been moved while it was loading.
      await host.clockMoved();
      return host;
    },
    kill: async () => {
      await letGo()?.kill();
    },
    close: async () => {
      const host = letGo();
      if (host === undefined) return;
      const abort = new AbortController();
      const tooLong = delay(STOP_GRACE_IN_MS, undefined, { signal: abort.signal }).then(
        () => host.kill(),
        () => undefined,
      );
      await host.stop();
      abort.abort();
      await tooLong;
    },
  };
}
