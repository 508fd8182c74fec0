// Loaded into Azurite before its own code: a parent that was killed cannot say goodbye, but its end of the pipe closes.
const GRACE_IN_MS = 2_000;

process.stdin.resume();
process.stdin.unref();
process.stdin.once("end", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(0), GRACE_IN_MS).unref();
});
