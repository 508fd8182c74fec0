import { type ELearningStanding, eLearningOf } from "#shared/agreements/domain/e-learning.ts";
import type { AgreementRepository, DateIn } from "#shared/agreements/ports.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

/** `market` is the agreement's: it decides whose guides there are. */
export type ReadELearning = (
  agreementNumber: string,
) => Promise<Outcome<ELearningStanding & { readonly market: string }, "agreement-not-found" | "e-learning-not-held">>;

type Dependencies = {
  readonly agreements: Pick<AgreementRepository, "find">;
  readonly dateIn: DateIn;
  readonly clock: Clock;
};

/** One request. */
export const createReadELearning =
  ({ agreements, dateIn, clock }: Dependencies): ReadELearning =>
  async (agreementNumber) => {
    const agreement = await agreements.find(agreementNumber);
    if (agreement === undefined) return refuse("agreement-not-found");
    const { term, market } = agreement.value;
    const standing = eLearningOf(agreement.value, dateIn(clock(), term.timeZone));
    return standing === undefined ? refuse("e-learning-not-held") : accept({ ...standing, market });
  };
