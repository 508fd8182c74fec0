import { withoutEntry } from "#shared/agreements/domain/register.ts";
import type { AgreementRepository } from "#shared/agreements/ports.ts";
import type { EnterRegisterCommand } from "#shared/agreements/use-cases/enter-register.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import { MissingDocumentError } from "#shared/kernel/versioned.ts";

/**
 * Takes a cancelled order out of its agreement's sums, once; its entry stays and says when. An order that has not
 * entered yet leaves a cancelled entry all the same: whoever is about to enter it finds it there.
 * @throws {MissingDocumentError} when the agreement cannot be read yet.
 */
export type LeaveRegister = (command: EnterRegisterCommand) => Promise<void>;

/** As many orders may enter at the same moment as when one enters. */
const ATTEMPTS = 10;

export const createLeaveRegister =
  ({ agreements, clock }: { readonly agreements: AgreementRepository; readonly clock: Clock }): LeaveRegister =>
  ({ agreementNumber, orderId, codes, lots }) =>
    retryWhenStale(async () => {
      const stored = await agreements.findEntry(agreementNumber, orderId);
      if (stored?.value.cancelledAt !== undefined) return;
      const at = clock();
      if (stored === undefined) {
        const agreement = await agreements.find(agreementNumber);
        if (!agreement) throw new MissingDocumentError(`agreement ${agreementNumber} cannot be read`);
        const { startsOn, endsOn } = agreement.value.term;
        const term = { startsOn, endsOn };
        return agreements.leave(agreementNumber, { orderId, codes, term, lots, enteredAt: at, cancelledAt: at });
      }
      const register = await agreements.findRegister(agreementNumber);
      if (!register) throw new MissingDocumentError(`the register of agreement ${agreementNumber} cannot be read`);
      const entry = { ...stored.value, cancelledAt: at };
      return agreements.leave(agreementNumber, entry, {
        register: { ...register, value: withoutEntry(register.value, entry) },
        entryVersion: stored.version,
      });
    }, ATTEMPTS);
