import type { Agreement } from "#shared/agreements/domain/agreement.ts";
import { createCurtailStaffPool } from "#shared/agreements/use-cases/curtail-staff-pool.ts";
import { createDrawStaffVoucher } from "#shared/agreements/use-cases/draw-staff-voucher.ts";
import { createGrantAcademy } from "#shared/agreements/use-cases/grant-academy.ts";
import { createRegisterAgreement } from "#shared/agreements/use-cases/register-agreement.ts";
import { poolGroundOf } from "#shared/catalogue/domain/refusal-grounds.ts";
import { personIdOf } from "#shared/codes/domain/person.ts";
import { createAssignCode } from "#shared/codes/use-cases/assign-code.ts";
import { createAssignPoolCode } from "#shared/codes/use-cases/assign-pool-code.ts";
import { createCurtailLot } from "#shared/codes/use-cases/curtail-lot.ts";
import { createErasePerson } from "#shared/codes/use-cases/erase-person.ts";
import { createExpireCodes } from "#shared/codes/use-cases/expire-codes.ts";
import { createIssueLot } from "#shared/codes/use-cases/issue-lot.ts";
import { createListCodes } from "#shared/codes/use-cases/list-codes.ts";
import { createOpenStaffPool } from "#shared/codes/use-cases/open-staff-pool.ts";
import { createRedeemCode } from "#shared/codes/use-cases/redeem-code.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { endOfDay } from "#shared/fulfilment/domain/term.ts";
import { instant } from "#shared/kernel/instant.ts";
import { accept } from "#shared/kernel/outcome.ts";
import { academyTermsOf, catalogueOf } from "#test/support/academy.ts";
import { anAgreement, InMemoryAgreements } from "#test/support/in-memory-agreements.ts";
import { InMemoryLots } from "#test/support/in-memory-lots.ts";
import { checkKeys, countingBytes, exam, keyRing, personKey } from "#test/unit/codes/lot-fixture.ts";

export const NOW = instant("2026-12-18T01:00:00Z");
export const END = instant("2027-08-31T16:00:00Z");
export const claim = async () => accept("first" as const);
export const mei = { name: "林美玲", email: "mei@qinglan.example" };

/** An agreement under an edition, and everything a drawn voucher goes through. */
export async function school(edition = "C-2019-zh", changes: Partial<Agreement> = {}) {
  const agreements = new InMemoryAgreements();
  const lots = new InMemoryLots();
  const { academy } = agreements;
  const time = { now: NOW };
  const sent: unknown[] = [];
  const clock = () => time.now;
  const send = async (message: unknown) => void sent.push(message);
  const stores = { agreements, academy, dateIn: localDateOf, endOfDay, clock };
  const grantAcademy = createGrantAcademy({ ...stores, findAcademyTerms: academyTermsOf(edition) });
  const agreement = anAgreement(changes);
  await createRegisterAgreement({ agreements, grantAcademy, clock })({ agreement }, claim);

  const keys = { lots, keyRing, checkKeys, personKey, randomBytes: countingBytes(), clock };
  const openStaffPool = createOpenStaffPool({
    issueLot: createIssueLot(keys),
    curtailLot: createCurtailLot(keys),
    clock,
  });
  const outages: Error[] = [];
  const listCodes = createListCodes(keys);
  const drawStaffVoucher = createDrawStaffVoucher({
    ...stores,
    personIdOf: (agreementNumber, email) => personIdOf(agreementNumber, email, personKey),
    openStaffPool: async ({ pool, ...codes }) => {
      const outage = outages.shift();
      if (outage) throw outage;
      await openStaffPool({ ...pool, ...codes });
    },
    assignPoolCode: createAssignPoolCode({ lots, listCodes, assignCode: createAssignCode(keys) }),
    findPoolGround: (editionId) => {
      const found = catalogueOf(edition).editionById(editionId);
      return (found && poolGroundOf(found)) ?? {};
    },
  });
  const { agreementNumber } = agreement;
  const draw = (
    drawId: string,
    person = mei,
    claimIt: Parameters<typeof drawStaffVoucher>[1] = claim,
    at = "School 1",
  ) => drawStaffVoucher({ agreementNumber, drawId, school: at, person }, claimIt);
  const codeOf = async (drawId: string, person = mei) => {
    const drawn = await draw(drawId, person);
    if (!drawn.ok) throw new Error(drawn.refusal);
    return drawn.value.code.reveal();
  };
  const end = async (endsOn: string) => {
    const [stored, register] = [await agreements.find(agreementNumber), await agreements.findRegister(agreementNumber)];
    if (!stored || !register) throw new Error("not registered");
    await agreements.change({ ...stored.value, ending: { endsOn, recordedAt: NOW } }, stored.version, register);
    const curtail = createCurtailStaffPool({
      ...stores,
      openStaffPool: ({ pool, ...codes }) => openStaffPool({ ...pool, ...codes }),
    });
    await curtail({ agreementNumber });
  };
  const forgetWaitingPerson = async () => ({ forgotten: 0, isUnderWay: false });
  return {
    ...{ time, lots, sent, outages, agreementNumber, draw, codeOf, end },
    drawn: async () => (await academy.findGrant(agreementNumber))?.value.staffVouchers?.drawn,
    redeem: (code: string, family: string, person = mei) =>
      createRedeemCode({ ...keys, hasTestCentre: async () => false })({ code, person, exam: { ...exam, family } }),
    expire: (lotId: string) => createExpireCodes({ lots, clock, send })(lotId),
    erase: () =>
      createErasePerson({ lots, findOrderedLots: async () => [], forgetWaitingPerson, clock, send })({
        agreementNumber,
        personId: personIdOf(agreementNumber, mei.email, personKey),
      }),
  };
}

/** The id of the lot that a code names. */
export const lotOf = (code: string) => code.replaceAll("-", "").slice(0, 6);
export const teacher = (number: number) => ({ name: `Teacher ${number}`, email: `teacher${number}@qinglan.example` });
