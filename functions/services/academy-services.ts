import type { CodeServices } from "#functions/services/code-services.ts";
import type { Platform } from "#functions/services/platform.ts";
import type { Settings } from "#functions/settings.ts";
import { CosmosAcademyRepository } from "#shared/adapters/cosmos/academy-repository.ts";
import { CosmosAgreementRepository } from "#shared/adapters/cosmos/agreement-repository.ts";
import type { FindPoolGround, OpenStaffPool } from "#shared/agreements/ports.ts";
import { createCurtailStaffPool } from "#shared/agreements/use-cases/curtail-staff-pool.ts";
import { createDrawStaffVoucher } from "#shared/agreements/use-cases/draw-staff-voucher.ts";
import { createReadImagineAcademy } from "#shared/agreements/use-cases/read-imagine-academy.ts";
import type { Catalogue } from "#shared/catalogue/domain/catalogue.ts";
import { poolGroundOf } from "#shared/catalogue/domain/refusal-grounds.ts";
import { createNameBenefits } from "#shared/catalogue/use-cases/name-benefits.ts";
import { personIdOf } from "#shared/codes/domain/person.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { endOfDay } from "#shared/fulfilment/domain/term.ts";

type Others = { readonly settings: Settings; readonly catalogue: Catalogue; readonly codes: CodeServices };

/** What came with an agreement: told, and its staff vouchers given out. */
export function createAcademyServices({ clock, documents }: Platform, { settings, catalogue, codes }: Others) {
  const agreements = new CosmosAgreementRepository(documents("agreements"));
  const academy = new CosmosAcademyRepository(documents("agreements"));
  const openStaffPool: OpenStaffPool = ({ pool, ...codesOf }) => codes.openStaffPool({ ...pool, ...codesOf });
  return {
    readImagineAcademy: createReadImagineAcademy({ agreements, academy, dateIn: localDateOf, clock }),
    nameBenefits: createNameBenefits({ catalogue }),
    curtailStaffPool: createCurtailStaffPool({ agreements, academy, openStaffPool, endOfDay }),
    drawStaffVoucher: createDrawStaffVoucher({
      agreements,
      academy,
      personIdOf: (agreementNumber, email) => personIdOf(agreementNumber, email, settings.personKey),
      openStaffPool,
      assignPoolCode: codes.assignPoolCode,
      findPoolGround: findPoolGroundIn(catalogue),
      dateIn: localDateOf,
      endOfDay,
      clock,
    }),
  };
}

const findPoolGroundIn =
  (catalogue: Catalogue): FindPoolGround =>
  (editionId) => {
    const edition = catalogue.editionById(editionId);
    return (edition && poolGroundOf(edition)) ?? {};
  };
