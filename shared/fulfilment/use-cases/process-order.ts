import { hasSitePack } from "#shared/fulfilment/domain/fulfilment.ts";
import { lotPlan } from "#shared/fulfilment/domain/lot-plan.ts";
import { orderConfirmation, sitePackAccess } from "#shared/fulfilment/domain/mail-requests.ts";
import { process } from "#shared/fulfilment/domain/transitions.ts";
import type { EnterRegister, FindContacts, FindDirections, HasTestCentre } from "#shared/fulfilment/ports.ts";
import type { TakeStep } from "#shared/fulfilment/use-cases/fulfil-order.ts";

type Dependencies = {
  readonly enterRegister: EnterRegister;
  readonly findContacts: FindContacts;
  readonly findDirections: FindDirections;
  readonly hasTestCentre: HasTestCentre;
};

/**
 * The agreement's register first, then the order: so no order moves that the register does not know. Plans the
 * confirmation and, for site packs, the access mail.
 */
export const createProcessOrder =
  ({ enterRegister, findContacts, findDirections, hasTestCentre }: Dependencies): TakeStep =>
  async (fulfilment, at) => {
    const { agreementNumber, editionId, orderId, lines } = fulfilment;
    const codes = lines.reduce((sum, line) => sum + line.codes, 0);
    await enterRegister({ agreementNumber, orderId, codes, lots: lotPlan(lines) });
    const contacts = await findContacts(fulfilment);
    const confirmation = orderConfirmation(fulfilment, contacts);
    if (!hasSitePack(fulfilment)) return process(fulfilment, [confirmation], at);

    const directions = { ...findDirections(editionId), hasTestCentre: await hasTestCentre(agreementNumber) };
    return process(fulfilment, [confirmation, sitePackAccess(fulfilment, directions, contacts)], at);
  };
