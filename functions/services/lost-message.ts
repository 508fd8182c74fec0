import { currentCorrelation, currentLog } from "#functions/invocation.ts";
import { faultFields, logLine } from "#functions/log-line.ts";

/** Said of a message that could not be sent at once and that a timer will send. */
export const warnOfLostMessage = (messageId: string, error: unknown): void => {
  const { name, message } = faultFields(error);
  currentLog().warn(logLine("message-not-sent", { messageId, ...currentCorrelation(), name, message }));
};
