import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { type Stack, type StackOptions, startStack } from "#infra/local/stack.ts";

export const REMINDER_APP = fileURLToPath(new URL("reminder-app", import.meta.url));
const START = "2026-12-18T01:00:00.000Z";

/** A stack of its own for one test, around the reminder app. */
export async function openStack(options: StackOptions = {}): Promise<Stack> {
  const stack = await startStack({
    ports: "ephemeral",
    startAt: Date.parse(START),
    appDir: REMINDER_APP,
    ...options,
  });
  onTestFinished(() => stack.stop());
  return stack;
}

export async function remind(stack: Stack, id: string, wakeAt: string): Promise<void> {
  const response = await fetch(`${stack.urls.functions}/api/reminders/${id}?wakeAt=${wakeAt}`, { method: "POST" });
  if (response.status !== 202) throw new Error(`The reminder was not taken: ${response.status}`);
}

export function mailsOf({ mailbox }: Stack): { subject: string; at: string }[] {
  return mailbox.messages().map(({ subject, at }) => ({ subject, at: at.slice(0, 16) }));
}

/** What the app answers about itself, whatever the reminder. */
export async function readReminder(stack: Stack, id: string): Promise<{ now: string; greeting: string }> {
  const response = await fetch(`${stack.urls.functions}/api/reminders/${id}`);
  return (await response.json()) as { now: string; greeting: string };
}
