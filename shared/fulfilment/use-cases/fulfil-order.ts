import { type MailKind, type MailRequest, mailIdOf } from "#shared/contracts/mail-request.ts";
import { type Fulfilment, type Milestone, statusOf, type Transition } from "#shared/fulfilment/domain/fulfilment.ts";
import { dueSteps, plannedLook, type Step } from "#shared/fulfilment/domain/steps.ts";
import { miss } from "#shared/fulfilment/domain/transitions.ts";
import type { FindContacts, FulfilmentRepository, Nudge } from "#shared/fulfilment/ports.ts";
import { tellOfHold } from "#shared/fulfilment/use-cases/tell-of-hold.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Clock, Instant } from "#shared/kernel/instant.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import { MissingDocumentError, type Versioned } from "#shared/kernel/versioned.ts";
import { waitUntil } from "#shared/kernel/wake.ts";

/** Does every step that is due for one order, as often as it is asked to: repeats find nothing left to do. */
export type FulfilOrder = (command: { readonly orderId: OrderId; readonly session?: string }) => Promise<Milestone>;

/** One step: the change it makes at `at`, or undefined when it still has to wait. */
export type TakeStep = (
  fulfilment: Fulfilment,
  at: Instant,
  session?: string,
) => Promise<Transition<MailRequest> | undefined>;

type Dependencies = {
  readonly orders: FulfilmentRepository;
  readonly steps: Readonly<Record<Exclude<Step, "miss">, TakeStep>>;
  readonly findContacts: FindContacts;
  readonly nudge: Nudge;
  readonly clock: Clock;
};

/** @throws {MissingDocumentError} when the order cannot be read yet. */
export const createFulfilOrder =
  (dependencies: Dependencies): FulfilOrder =>
  ({ orderId, session }) =>
    retryWhenStale(async () => {
      const planned = new Set<MailKind>();
      let stored = await dependencies.orders.find(orderId, session);
      if (stored === undefined) throw new MissingDocumentError(`order ${orderId} cannot be read`);
      for (let readBack = session; ; readBack = stored.session) {
        const change = await firstChange(stored.value, planned, dependencies, readBack);
        if (change === undefined) {
          await keepPlannedLook(stored, dependencies);
          return statusOf(stored.value);
        }
        stored = await dependencies.orders.save(stored, change);
        for (const mail of change.mails) {
          planned.add(mail.kind);
          await dependencies.nudge.sendMail(orderId, mailIdOf(mail), stored.session);
        }
      }
    });

/** The mails that a step waits for. */
const AWAITED: Readonly<Partial<Record<Step, readonly MailKind[]>>> = {
  announce: ["site-pack-access"],
  confirm: ["order-confirmation"],
  deliver: ["code-list", "membership-active"],
};

/** Of the due steps the first that changes something. What waits for a mail `planned` just now is not asked about it. */
async function firstChange(
  fulfilment: Fulfilment,
  planned: ReadonlySet<MailKind>,
  { steps, findContacts, clock }: Dependencies,
  session?: string,
) {
  const at = clock();
  for (const step of dueSteps(fulfilment, at)) {
    if (AWAITED[step]?.some((kind) => planned.has(kind))) continue;
    const change = step === "miss" ? miss(fulfilment, at) : await steps[step](fulfilment, at, session);
    if (change !== undefined) return tellOfHold(fulfilment, change, findContacts);
  }
  return undefined;
}

/**
 * The wake timer may have moved the next look beyond a moment that is known to matter: take it back. What is due then is
 * a wait of its own, with patience of its own.
 */
async function keepPlannedLook(stored: Versioned<Fulfilment>, { orders, clock }: Dependencies): Promise<void> {
  const { value } = stored;
  const at = clock();
  const planned = plannedLook(value, at);
  if (planned === undefined || (value.wakeAt !== undefined && value.wakeAt <= planned)) return;
  await orders.save(stored, { next: { ...value, ...waitUntil(planned, at) }, mails: [] });
}
