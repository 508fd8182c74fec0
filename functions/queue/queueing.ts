import type { Random } from "#functions/queue/back-off.ts";
import type { SendMessage } from "#shared/contracts/messages.ts";
import type { Clock } from "#shared/kernel/instant.ts";

/** What every queue trigger needs to put a message off after a fault. */
export type Queueing<Message> = {
  readonly clock: Clock;
  readonly random: Random;
  readonly resend: SendMessage<Message>;
};
