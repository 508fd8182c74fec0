// Loaded with `node --import` before anything else, so that no module can keep the real `Date`.
import { installBusinessDate } from "./business-date.ts";
import { CLOCK_OFFSET_VARIABLE, isClockMessage } from "./clock-message.ts";

const setOffset = installBusinessDate(Number(process.env[CLOCK_OFFSET_VARIABLE] ?? 0));

process.on("message", (message) => {
  if (isClockMessage(message)) setOffset(message.offsetMs);
});
