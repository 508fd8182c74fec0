import { randomBytes } from "node:crypto";
import { currentCorrelation, currentLog } from "#functions/invocation.ts";
import { faultFields, logLine } from "#functions/log-line.ts";
import type { AgreementServices } from "#functions/services/agreement-services.ts";
import type { Platform } from "#functions/services/platform.ts";
import type { Settings } from "#functions/settings.ts";
import { CosmosAssignmentBatches } from "#shared/adapters/cosmos/assignment-batches.ts";
import { CosmosFreezeSwitch } from "#shared/adapters/cosmos/freeze-switch.ts";
import { CosmosLotRepository } from "#shared/adapters/cosmos/lot-repository.ts";
import type { FindOrderedLots, WaitingLot } from "#shared/codes/ports.ts";
import { createAssignCode } from "#shared/codes/use-cases/assign-code.ts";
import { createAssignPoolCode } from "#shared/codes/use-cases/assign-pool-code.ts";
import { createCurtailLot } from "#shared/codes/use-cases/curtail-lot.ts";
import { createErasePerson } from "#shared/codes/use-cases/erase-person.ts";
import { createExpireCodes } from "#shared/codes/use-cases/expire-codes.ts";
import { createForgetWaitingPerson } from "#shared/codes/use-cases/forget-waiting-person.ts";
import { createFreezeRedemptions, createLiftFreeze } from "#shared/codes/use-cases/freeze-redemptions.ts";
import { createIssueLot } from "#shared/codes/use-cases/issue-lot.ts";
import { createListCodes } from "#shared/codes/use-cases/list-codes.ts";
import { createLookUpCode } from "#shared/codes/use-cases/look-up-code.ts";
import { createOpenStaffPool } from "#shared/codes/use-cases/open-staff-pool.ts";
import { createReadFreeze } from "#shared/codes/use-cases/read-freeze.ts";
import { createRedeemCode } from "#shared/codes/use-cases/redeem-code.ts";
import { createRequestErasure } from "#shared/codes/use-cases/request-erasure.ts";
import { createSummariseLot } from "#shared/codes/use-cases/summarise-lot.ts";
import { createWakeLots } from "#shared/codes/use-cases/wake-lots.ts";
import { createWatchFreeze } from "#shared/codes/use-cases/watch-freeze.ts";

export type CodeServices = ReturnType<typeof createCodeServices>;

type Others = { readonly settings: Settings; readonly agreements: AgreementServices };

export function createCodeServices({ clock, documents, sendToFulfilment }: Platform, { settings, agreements }: Others) {
  const lots = new CosmosLotRepository(documents("lots"));
  const freezeSwitch = new CosmosFreezeSwitch(documents("switches"));
  const { seedKeys: keyRing, codeCheckKeys: checkKeys, personKey } = settings;
  const { hasTestCentre } = agreements;
  const issueLot = createIssueLot({ lots, keyRing, randomBytes });
  const listCodes = createListCodes({ lots, keyRing, checkKeys });
  const curtailLot = createCurtailLot({ lots, clock });
  const assignCode = createAssignCode({ lots, keyRing, checkKeys, personKey, randomBytes, clock });
  return {
    issueLot,
    listCodes,
    openStaffPool: createOpenStaffPool({ issueLot, curtailLot, clock }),
    assignPoolCode: createAssignPoolCode({ lots, listCodes, assignCode }),
    lookUpCode: createLookUpCode({ lots, hasTestCentre, keyRing, checkKeys, clock }),
    redeemCode: createRedeemCode({ lots, hasTestCentre, keyRing, checkKeys, personKey, randomBytes, clock }),
    curtailLot,
    countRedeemed: (lotId: string) => lots.countRedeemed(lotId),
    summariseLot: createSummariseLot({ lots }),
    assignCode,
    freezeRedemptions: createFreezeRedemptions({ freezeSwitch, clock }),
    liftFreeze: createLiftFreeze({ freezeSwitch, clock }),
    readFreeze: createReadFreeze(freezeSwitch),
    isFrozen: createWatchFreeze({ freezeSwitch, clock, onUnread: warnOfUnreadFreeze }),
    expireCodes: createExpireCodes({ lots, clock, send: sendToFulfilment }),
    requestErasure: createRequestErasure({
      isAgreementKnown: async (agreementNumber) => (await agreements.readAgreement(agreementNumber)).ok,
      personKey,
      clock,
      send: sendToFulfilment,
    }),
    erasePerson: createErasePerson({
      lots,
      findOrderedLots: findOrderedLotsIn(agreements),
      forgetWaitingPerson: createForgetWaitingPerson({
        batches: new CosmosAssignmentBatches(documents("assignments")),
      }),
      clock,
      send: sendToFulfilment,
    }),
    resumeLot: (lotId: string) => lots.unpark(lotId, clock()),
    wakeLots: createWakeLots({ list: lots, clock, send: sendToFulfilment, onParked: warnOfParkedLot }),
  };
}

/** An agreement without a register has ordered nothing. */
const findOrderedLotsIn =
  ({ readRegister }: AgreementServices): FindOrderedLots =>
  async (agreementNumber) => {
    const register = await readRegister(agreementNumber);
    if (!register.ok) return [];
    return register.value.entries.flatMap(({ orderId, lots }) =>
      lots.map(({ line, part }) => ({ orderId, line, part })),
    );
  };

const warnOfParkedLot = ({ lotId, correlationId }: WaitingLot): void =>
  currentLog().error(logLine("lot-parked", { lotId, correlationId }));

const warnOfUnreadFreeze = (error: unknown): void => {
  const { name, message } = faultFields(error);
  currentLog().warn(logLine("freeze-not-read", { ...currentCorrelation(), name, message }));
};
