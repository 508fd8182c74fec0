import type { Agreement } from "#shared/agreements/domain/agreement.ts";
import { type CurtailingState, stateOf } from "#shared/agreements/domain/curtailing.ts";
import type { Curtailings } from "#shared/agreements/ports.ts";
import { expected } from "#shared/kernel/versioned.ts";

/** What has become of an agreement's orders since it was ended early; undefined where it was not. */
export type ReadEnding = (agreement: Agreement) => Promise<CurtailingState | undefined>;

export const createReadEnding =
  ({ curtailings }: { readonly curtailings: Pick<Curtailings, "find"> }): ReadEnding =>
  async ({ agreementNumber, ending }) => {
    if (ending === undefined) return undefined;
    const stored = await curtailings.find(agreementNumber, ending.endsOn);
    return stateOf(expected(stored, `the early end of agreement ${agreementNumber}`).value);
  };
