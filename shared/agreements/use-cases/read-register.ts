import type { RegisterEntry } from "#shared/agreements/domain/register.ts";
import type { AgreementRepository } from "#shared/agreements/ports.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

/** What an agreement has ordered, oldest entry first; cancelled orders are listed and not counted. */
export type Register = { readonly orders: number; readonly codes: number; readonly entries: readonly RegisterEntry[] };

export type ReadRegister = (agreementNumber: string) => Promise<Outcome<Register, "agreement-unknown">>;

/** The sums are those of the entries read, so that they agree with each other while orders come in. */
export const createReadRegister =
  ({ agreements }: { readonly agreements: AgreementRepository }): ReadRegister =>
  async (agreementNumber) => {
    const [head, stored] = await Promise.all([
      agreements.findRegister(agreementNumber),
      agreements.entries(agreementNumber),
    ]);
    if (!head) return refuse("agreement-unknown");
    const entries = stored.toSorted((one, other) => compare(one.enteredAt, other.enteredAt));
    const counted = entries.filter(({ cancelledAt }) => cancelledAt === undefined);
    return accept({ orders: counted.length, codes: counted.reduce((sum, { codes }) => sum + codes, 0), entries });
  };

const compare = (one: string, other: string): number => Number(one > other) - Number(one < other);
