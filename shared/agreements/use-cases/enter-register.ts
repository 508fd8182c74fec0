import { termOf } from "#shared/agreements/domain/agreement.ts";
import { type EnteringOrder, entryOf, type RegisterEntry, withEntry } from "#shared/agreements/domain/register.ts";
import type { AgreementRepository } from "#shared/agreements/ports.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import { expected } from "#shared/kernel/versioned.ts";

export type EnterRegisterCommand = EnteringOrder & { readonly agreementNumber: string };

/**
 * Enters an order into its agreement's register, once, and decides when it ends; a repeat finds what was decided. Of
 * orders that meet, one comes first. Three requests; a repeat one more.
 * @throws {MissingDocumentError} when the agreement cannot be read yet.
 */
export type EnterRegister = (command: EnterRegisterCommand) => Promise<RegisterEntry>;

/** Orders of one agreement that are processed at the same moment: each round lets at least one of them in. */
const ATTEMPTS = 10;

export const createEnterRegister =
  ({ agreements, clock }: { readonly agreements: AgreementRepository; readonly clock: Clock }): EnterRegister =>
  async ({ agreementNumber, ...order }) => {
    return await retryWhenStale(async () => {
      const agreement = expected(await agreements.find(agreementNumber), `agreement ${agreementNumber}`);
      const register = expected(
        await agreements.findRegister(agreementNumber),
        `the register of agreement ${agreementNumber}`,
      );
      // Taken after the register was read: who enters later has a later place, and no page is read past it.
      const entry = entryOf(order, register.value, termOf(agreement.value), clock());
      const next = { ...register, value: withEntry(register.value, entry) };
      if ((await agreements.enter(agreementNumber, next, entry)) === "entered") return entry;

      const earlier = expected(
        await agreements.findEntry(agreementNumber, order.orderId),
        `the entry of order ${order.orderId}`,
      );
      return earlier.value;
    }, ATTEMPTS);
  };
