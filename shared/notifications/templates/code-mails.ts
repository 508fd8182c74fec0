import type { PluralForms } from "#shared/kernel/formats.ts";
import type { Frame } from "#shared/notifications/templates/frame.ts";

/** Mails about codes, from their list to their end. */
export type CodeMailWordings = {
  readonly "code-list": Frame & {
    /** Names both formats of the list. */
    readonly opening: PluralForms;
    readonly manifest: string;
    readonly rules: string;
    /** */
    readonly oneExam: string;
    /** */
    readonly library: string;
    /** */
    readonly onePerson: string;
    /** */
    readonly expiry: (timeZone: string) => string;
    readonly confidential: string;
  };
  readonly "code-list-again": Frame & {
    readonly opening: PluralForms;
    readonly same: string;
    /** Where the codes of some lots have ended. */
    readonly shortened: { readonly opening: PluralForms; readonly same: string };
  };
  readonly "resend-notice": Frame & {
    readonly opening: (resentOn: string) => string;
    readonly before: string;
    readonly unexpected: string;
  };
  readonly reminder: Frame & {
    /** `#` is the number of codes not used yet. */
    readonly opening: (lastUsableDay: string) => PluralForms;
    /** */
    readonly expiry: (timeZone: string) => string;
    readonly passOn: string;
  };
  readonly "agreement-ended": Frame & {
    readonly opening: (lastDay: string) => string;
    readonly released: string;
    readonly notReleased: string;
    /** */
    readonly expiry: (timeZone: string) => string;
    /** T-18. */
    readonly registrations: string;
    /** */
    readonly library: string;
    readonly passOn: string;
    /** */
    readonly membership: string;
  };
  readonly "expiry-notice": Frame & {
    readonly opening: string;
    readonly allRedeemed: PluralForms;
    readonly allExpired: PluralForms;
    /** `#` is the number of codes that expired, of several issued. */
    readonly someExpired: (issued: string) => PluralForms;
    /** */
    readonly noRefund: string;
    readonly registrations: string;
  };
};
