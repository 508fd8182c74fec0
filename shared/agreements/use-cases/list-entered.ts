import type { RegisterEntry } from "#shared/agreements/domain/register.ts";
import type { AgreementRepository } from "#shared/agreements/ports.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

/**
 * The first `most` entries of a register after that of order `after`, oldest first, cancelled ones among them. Of a
 * register of any length it reads no others.
 */
export type ListEntered = (query: {
  readonly agreementNumber: string;
  readonly after: OrderId | undefined;
  readonly most: number;
}) => Promise<Outcome<readonly RegisterEntry[], "agreement-unknown" | "entry-unknown">>;

type Dependencies = {
  readonly agreements: Pick<AgreementRepository, "findRegister" | "findEntry" | "entriesAfter">;
};

export const createListEntered =
  ({ agreements }: Dependencies): ListEntered =>
  async ({ agreementNumber, after, most }) => {
    const [head, place] = await Promise.all([
      agreements.findRegister(agreementNumber),
      after === undefined ? undefined : agreements.findEntry(agreementNumber, after),
    ]);
    if (head === undefined) return refuse("agreement-unknown");
    if (after !== undefined && place === undefined) return refuse("entry-unknown");
    return accept(await agreements.entriesAfter(agreementNumber, place?.value, most));
  };
