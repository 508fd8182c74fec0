import { type Fulfilment, hasSitePack } from "#shared/fulfilment/domain/fulfilment.ts";
import { orderConfirmation, sitePackAccess } from "#shared/fulfilment/domain/mail-requests.ts";
import { registerRequest } from "#shared/fulfilment/domain/register-request.ts";
import { process } from "#shared/fulfilment/domain/transitions.ts";
import type {
  EnterRegister,
  FindContacts,
  FindDirections,
  FindExpiryPolicy,
  HasTestCentre,
} from "#shared/fulfilment/ports.ts";
import type { TakeStep } from "#shared/fulfilment/use-cases/fulfil-order.ts";
import type { Instant } from "#shared/kernel/instant.ts";

type Dependencies = {
  readonly enterRegister: EnterRegister;
  readonly findContacts: FindContacts;
  readonly findDirections: FindDirections;
  readonly findExpiryPolicy: FindExpiryPolicy;
  readonly hasTestCentre: HasTestCentre;
};

/**
 * The agreement's register first, then the order: so no order moves that the register does not know. Plans the
 * confirmation and, for site packs, the access mail.
 */
export const createProcessOrder =
  ({ enterRegister, findContacts, findDirections, findExpiryPolicy, hasTestCentre }: Dependencies): TakeStep =>
  async (fulfilment, at) => {
    const { agreementNumber, editionId } = fulfilment;
    const { subscription, anchorOrderId, term } = await enterRegister(registerRequest(fulfilment));
    const terms = {
      subscription: { ...subscription, ...(anchorOrderId === undefined ? {} : { anchorOrderId }) },
      expiryPolicy: findExpiryPolicy(editionId),
      ...endingOf(fulfilment, term.endsOn, at),
    };
    const contacts = await findContacts(fulfilment);
    const confirmation = orderConfirmation(fulfilment, contacts);
    if (!hasSitePack(fulfilment)) return process(fulfilment, terms, [confirmation], at);

    const directions = { ...findDirections(editionId), hasTestCentre: await hasTestCentre(agreementNumber) };
    return process(fulfilment, terms, [confirmation, sitePackAccess(fulfilment, directions, contacts)], at);
  };

/** An agreement ended before the order was processed: there is nothing to curtail, and the order's mails say the day. */
const endingOf = ({ term, ending }: Fulfilment, endsOn: string, at: Instant) =>
  ending === undefined && endsOn < term.endsOn ? { ending: { endsOn, since: at, curtailedAt: at, toldAt: at } } : {};
