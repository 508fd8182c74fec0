import { runOps } from "./run-ops.ts";

/** `npm run ops -- …`: what the publisher's operators ask and tell the system, over its HTTP API. */
process.exitCode = await runOps(process.argv.slice(2), process.env, {
  out: (text) => console.log(text),
  err: (text) => console.error(text),
});
