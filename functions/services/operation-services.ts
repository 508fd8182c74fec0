import type { Platform } from "#functions/services/platform.ts";
import { createListDeadLetters } from "#shared/operations/use-cases/list-dead-letters.ts";
import { createRedriveDeadLetters } from "#shared/operations/use-cases/redrive-dead-letters.ts";

export function createOperationServices({ deadLetters, sendToFulfilment, sendToNotifications }: Platform) {
  return {
    listDeadLetters: createListDeadLetters({ deadLetters }),
    redriveDeadLetters: createRedriveDeadLetters({ deadLetters, sendToFulfilment, sendToNotifications }),
  };
}
