// Loaded into Azurite before its own code.
const GRACE_IN_MS = 2_000;

// A parent that was killed cannot say goodbye, but its end of the pipe closes.
process.stdin.resume();
process.stdin.unref();
process.stdin.once("end", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(0), GRACE_IN_MS).unref();
});

// Azurite takes requests a little before it listens to this signal, which would then end it with writes unsaved.
process.on("SIGTERM", () => {
  if (process.listenerCount("SIGTERM") > 1) return;
  process.on("newListener", (name) => {
    if (name === "SIGTERM") setImmediate(() => process.emit("SIGTERM"));
  });
});
