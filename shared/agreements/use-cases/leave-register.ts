import { termOf } from "#shared/agreements/domain/agreement.ts";
import { entryOf, isAnchor, withoutEntry } from "#shared/agreements/domain/register.ts";
import type { AgreementRepository } from "#shared/agreements/ports.ts";
import type { EnterRegisterCommand } from "#shared/agreements/use-cases/enter-register.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import { expected } from "#shared/kernel/versioned.ts";

/**
 * Takes a cancelled order out of its agreement's sums, once; its entry stays and says when. An order that has not
 * entered yet leaves a cancelled entry all the same: whoever is about to enter it finds it there. Orders that ended with
 * it keep their end; the next 12-month order among them is the anchor of those to come.
 * @throws {MissingDocumentError} when the agreement cannot be read yet.
 */
export type LeaveRegister = (command: EnterRegisterCommand) => Promise<void>;

/** As many orders may enter at the same moment as when one enters. */
const ATTEMPTS = 10;

export const createLeaveRegister =
  ({ agreements, clock }: { readonly agreements: AgreementRepository; readonly clock: Clock }): LeaveRegister =>
  ({ agreementNumber, ...order }) =>
    retryWhenStale(async () => {
      const stored = await agreements.findEntry(agreementNumber, order.orderId);
      if (stored?.value.cancelledAt !== undefined) return;
      const at = clock();
      const register = expected(
        await agreements.findRegister(agreementNumber),
        `the register of agreement ${agreementNumber}`,
      );
      if (stored === undefined) {
        const agreement = expected(await agreements.find(agreementNumber), `agreement ${agreementNumber}`);
        const entry = entryOf(order, register.value, termOf(agreement.value), at);
        return agreements.leave(agreementNumber, { ...entry, cancelledAt: at });
      }
      const entry = { ...stored.value, cancelledAt: at };
      const others = isAnchor(register.value, order.orderId) ? await agreements.entries(agreementNumber) : [];
      return agreements.leave(agreementNumber, entry, {
        register: { ...register, value: withoutEntry(register.value, entry, others) },
        entryVersion: stored.version,
      });
    }, ATTEMPTS);
