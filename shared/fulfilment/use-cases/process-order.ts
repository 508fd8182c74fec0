import { type Fulfilment, hasSitePack } from "#shared/fulfilment/domain/fulfilment.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { orderConfirmation, sitePackAccess } from "#shared/fulfilment/domain/mail-requests.ts";
import { registerRequest } from "#shared/fulfilment/domain/register-request.ts";
import { process } from "#shared/fulfilment/domain/transitions.ts";
import type {
  EnterRegister,
  FindContacts,
  FindDeliveryDays,
  FindDirections,
  FindExpiryPolicy,
  HasTestCentre,
  PriceOrder,
} from "#shared/fulfilment/ports.ts";
import type { TakeStep } from "#shared/fulfilment/use-cases/fulfil-order.ts";
import type { Instant } from "#shared/kernel/instant.ts";

type Dependencies = {
  readonly enterRegister: EnterRegister;
  readonly priceOrder: PriceOrder;
  readonly findContacts: FindContacts;
  readonly findDeliveryDays: FindDeliveryDays;
  readonly findDirections: FindDirections;
  readonly findExpiryPolicy: FindExpiryPolicy;
  readonly hasTestCentre: HasTestCentre;
};

/**
 * The agreement's register first, then the order: so no order moves that the register does not know. What the register
 * had counted before decides the price. Plans the confirmation and, for site packs, the access mail.
 */
export const createProcessOrder =
  ({ findContacts, findDeliveryDays, findDirections, hasTestCentre, ...deciding }: Dependencies): TakeStep =>
  async (fulfilment, at) => {
    const { agreementNumber, editionId } = fulfilment;
    const terms = await decideTerms(fulfilment, at, deciding);
    const contacts = await findContacts(fulfilment);
    const deliveryDays = findDeliveryDays(editionId);
    const confirmation = orderConfirmation(fulfilment, deliveryDays, contacts);
    if (!hasSitePack(fulfilment)) return process(fulfilment, terms, [confirmation], at);

    const directions = { ...findDirections(editionId), hasTestCentre: await hasTestCentre(agreementNumber) };
    const access = sitePackAccess(fulfilment, { ...directions, deliveryDays }, contacts);
    return process(fulfilment, terms, [confirmation, access], at);
  };

type Deciding = Pick<Dependencies, "enterRegister" | "priceOrder" | "findExpiryPolicy">;

/** What is decided for good when an order is processed. */
async function decideTerms(
  fulfilment: Fulfilment,
  at: Instant,
  { enterRegister, priceOrder, findExpiryPolicy }: Deciding,
): Promise<Parameters<typeof process>[1]> {
  const { market, editionId, lines, milestones } = fulfilment;
  const { subscription, anchorOrderId, codesBefore, term } = await enterRegister(registerRequest(fulfilment));
  const on = localDateOf(milestones.accepted, fulfilment.term.timeZone);
  return {
    subscription: { ...subscription, ...(anchorOrderId === undefined ? {} : { anchorOrderId }) },
    price: await priceOrder({ market, editionId, on, lines, subscription, termEndsOn: term.endsOn, codesBefore }),
    expiryPolicy: findExpiryPolicy(editionId),
    ...endingOf(fulfilment, term.endsOn, at),
  };
}

/** An agreement ended before the order was processed: there is nothing to curtail, and the order's mails say the day. */
const endingOf = ({ term, ending }: Fulfilment, endsOn: string, at: Instant) =>
  ending === undefined && endsOn < term.endsOn ? { ending: { endsOn, since: at, curtailedAt: at, toldAt: at } } : {};
