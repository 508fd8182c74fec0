import type { Agreement } from "#shared/agreements/domain/agreement.ts";
import type { AgreementRepository } from "#shared/agreements/ports.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";

/** The agreement and the version a change has to name. One request. */
export type ReadAgreement = (agreementNumber: string) => Promise<Outcome<Versioned<Agreement>, "agreement-unknown">>;

export const createReadAgreement =
  ({ agreements }: { readonly agreements: AgreementRepository }): ReadAgreement =>
  async (agreementNumber) => {
    const stored = await agreements.find(agreementNumber);
    return stored ? accept(stored) : refuse("agreement-unknown");
  };
