import type {
  MailRequest,
  MembershipActiveFacts,
  MembershipFacts,
  MembershipReminderFacts,
  MembershipTerms,
} from "#shared/contracts/mail-request.ts";
import type { Fulfilment } from "#shared/fulfilment/domain/fulfilment.ts";
import { type Contacts, orderFacts } from "#shared/fulfilment/domain/mail-requests.ts";
import { type Membership, membershipsOf } from "#shared/fulfilment/domain/memberships.ts";

/** The memberships of an order begin: what they bring, and until when. @throws {RangeError} when it has none. */
export const membershipActive = (fulfilment: Fulfilment, terms: MembershipTerms, contacts: Contacts): MailRequest => ({
  kind: "membership-active",
  ...readers(contacts),
  facts: { ...factsUntilTheEnd(fulfilment, contacts), ...terms } satisfies MembershipActiveFacts,
});

/** They end soon. @throws {RangeError} when the order has none. */
export const membershipReminder = (fulfilment: Fulfilment, contacts: Contacts): MailRequest => ({
  kind: "membership-reminder",
  ...readers(contacts),
  facts: factsUntilTheEnd(fulfilment, contacts),
});

/** They are over. @throws {RangeError} when the order has none. */
export const membershipEnded = (fulfilment: Fulfilment, contacts: Contacts): MailRequest => ({
  kind: "membership-ended",
  ...readers(contacts),
  facts: membershipFacts(fulfilment, contacts),
});

/** The notices contact alone. */
const readers = ({ notices, locale }: Contacts) => ({ locale, recipients: { to: notices } });

const factsUntilTheEnd = (fulfilment: Fulfilment, contacts: Contacts): MembershipReminderFacts => ({
  ...membershipFacts(fulfilment, contacts),
  usableUntil: firstOf(fulfilment).expiresAt,
});

function membershipFacts(fulfilment: Fulfilment, contacts: Contacts): MembershipFacts {
  const { lastUsableOn, boundBy } = firstOf(fulfilment);
  return {
    ...orderFacts(fulfilment, contacts),
    lines: membershipsOf(fulfilment).map(({ sku, quantity }) => ({ sku, quantity, codes: 0 })),
    endsOn: lastUsableOn,
    expiryBoundBy: boundBy,
  };
}

/** All memberships of an order end on one day. */
function firstOf(fulfilment: Fulfilment): Membership {
  const [first] = membershipsOf(fulfilment);
  if (first === undefined) throw new RangeError(`order ${fulfilment.orderId} has no membership`);
  return first;
}
