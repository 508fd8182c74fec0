import type { MailRequest } from "#shared/contracts/mail-request.ts";
import type { Fulfilment, Transition } from "#shared/fulfilment/domain/fulfilment.ts";
import { waitOf } from "#shared/fulfilment/domain/steps.ts";
import type { Instant } from "#shared/kernel/instant.ts";

export type Change = Transition<MailRequest>;

/** A change of state at `at`, which begins a wait of its own and so ends any parking. */
export const changed = (fulfilment: Fulfilment, at: Instant, mails: readonly MailRequest[] = []): Change => {
  const { wakeAt: _wakeAt, waitingSince: _waitingSince, parkedAt: _parkedAt, ...rest } = fulfilment;
  return { next: { ...rest, ...waitOf(fulfilment, at) }, mails };
};
