import { type RegisterLot, withEntry } from "#shared/agreements/domain/register.ts";
import type { AgreementRepository } from "#shared/agreements/ports.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import { MissingDocumentError } from "#shared/kernel/versioned.ts";

export type EnterRegisterCommand = {
  readonly agreementNumber: string;
  readonly orderId: OrderId;
  readonly codes: number;
  readonly lots: readonly RegisterLot[];
};

/**
 * Enters an order into its agreement's register, once, however often it is asked to. The entry carries the term the
 * agreement has.
 * @throws {MissingDocumentError} when the agreement cannot be read yet.
 */
export type EnterRegister = (command: EnterRegisterCommand) => Promise<void>;

/** Orders of one agreement that are processed at the same moment: each round lets at least one of them in. */
const ATTEMPTS = 10;

export const createEnterRegister =
  ({ agreements, clock }: { readonly agreements: AgreementRepository; readonly clock: Clock }): EnterRegister =>
  async ({ agreementNumber, orderId, codes, lots }) => {
    const agreement = await agreements.find(agreementNumber);
    if (!agreement) throw new MissingDocumentError(`agreement ${agreementNumber} cannot be read`);
    const { startsOn, endsOn } = agreement.value.term;
    const entry = { orderId, codes, term: { startsOn, endsOn }, lots, enteredAt: clock() };

    await retryWhenStale(async () => {
      const register = await agreements.findRegister(agreementNumber);
      if (!register) throw new MissingDocumentError(`the register of agreement ${agreementNumber} cannot be read`);
      await agreements.enter(agreementNumber, { ...register, value: withEntry(register.value, entry) }, entry);
    }, ATTEMPTS);
  };
