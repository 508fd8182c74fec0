import { isDeepStrictEqual } from "node:util";
import type { CalendarId, Programme } from "#shared/contracts/agreement-registered.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import type { Locale } from "#shared/kernel/locale.ts";

/** A customer's volume-licensing agreement as the publisher registered it: who may order, until when, who is told. */
export type Agreement = {
  readonly agreementNumber: string;
  readonly programme: Programme;
  /** ISO 3166-1 alpha-2; decides the catalogue edition. */
  readonly market: string;
  /** Business days of the delivery window. */
  readonly calendar: CalendarId;
  readonly customer: Customer;
  readonly term: AgreementTerm;
  /** The one mailbox of the notices and online contact (R-42, R-61, D-13). */
  readonly noticesContact: { readonly name: string; readonly email: string; readonly locale: Locale };
  readonly resellerIds: readonly string[];
  /** Authorised test centres of the institution, by provider. */
  readonly testCentres?: { readonly certiport: string };
  /** That it was checked against the standards of Imagine Academy that an edition names, by which evidence and when. */
  readonly academyStandards?: { readonly edition: string; readonly evidence: string; readonly metOn: string };
  /** E-learning that was bought while it was sold: its contract, and that contract's last day, inclusive. */
  readonly eLearning?: { readonly contract: string; readonly endsOn: string };
  /** Both ends inclusive; null without Software Assurance. */
  readonly saCover: { readonly startsOn: string; readonly endsOn: string } | null;
  /** The number of the agreement that this one renews; fixed once it is registered. */
  readonly renewalOf?: string;
  /** Set once it was ended before its term; registering it anew does not change it. */
  readonly ending?: Ending;
  /** Since when the contact has this mailbox; kept here, never registered. */
  readonly contactSince?: Instant;
};

/** `endsOn`: the last usable day, in the term's time zone. */
export type Ending = { readonly endsOn: string; readonly recordedAt: Instant };

export type Customer = {
  readonly name: string;
  readonly class: "academic" | "business";
  readonly country: string;
  readonly accreditation: { readonly evidence: string; readonly on: string } | null;
};

/** Calendar dates `YYYY-MM-DD` in `timeZone`, both inclusive: codes can be used from the first to the last of them. */
export type AgreementTerm = { readonly startsOn: string; readonly endsOn: string; readonly timeZone: string };

/** The last usable day. */
export const lastDayOf = ({ term, ending }: Agreement): string => ending?.endsOn ?? term.endsOn;

/** Its days, both inclusive, as they are now. */
export const termOf = (agreement: Agreement): { readonly startsOn: string; readonly endsOn: string } => ({
  startsOn: agreement.term.startsOn,
  endsOn: lastDayOf(agreement),
});

/** Same registered content, whatever the order of the reseller ids. */
export const isSameAgreement = (one: Agreement, other: Agreement): boolean =>
  isDeepStrictEqual(withSortedResellers(asRegistered(one)), withSortedResellers(asRegistered(other)));

/** Without what is kept here beside it. */
export function asRegistered({ contactSince: _contactSince, ...registered }: Agreement): Agreement {
  return registered;
}

/** What comes in the place of `stored` at `at`: another mailbox has been the contact's from then on. */
export const changedFrom = (stored: Agreement, registered: Agreement, at: Instant): Agreement => {
  const isSameMailbox = stored.noticesContact.email === registered.noticesContact.email;
  const contactSince = isSameMailbox ? stored.contactSince : at;
  return contactSince === undefined ? registered : { ...registered, contactSince };
};

export const isSameTerm = (one: AgreementTerm, other: AgreementTerm): boolean => isDeepStrictEqual(one, other);

const withSortedResellers = (agreement: Agreement): Agreement => ({
  ...agreement,
  resellerIds: agreement.resellerIds.toSorted(),
});
