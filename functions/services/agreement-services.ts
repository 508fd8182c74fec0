import type { Platform } from "#functions/services/platform.ts";
import { CosmosAcademyRepository } from "#shared/adapters/cosmos/academy-repository.ts";
import { CosmosAgreementRepository } from "#shared/adapters/cosmos/agreement-repository.ts";
import { createEnterRegister } from "#shared/agreements/use-cases/enter-register.ts";
import { createGrantAcademy } from "#shared/agreements/use-cases/grant-academy.ts";
import { createGrantMembership } from "#shared/agreements/use-cases/grant-membership.ts";
import { createHasTestCentre } from "#shared/agreements/use-cases/has-test-centre.ts";
import { createLeaveRegister } from "#shared/agreements/use-cases/leave-register.ts";
import { createListEntered } from "#shared/agreements/use-cases/list-entered.ts";
import { createPreviewSubscription } from "#shared/agreements/use-cases/preview-subscription.ts";
import { createReadAgreement } from "#shared/agreements/use-cases/read-agreement.ts";
import { createReadELearning } from "#shared/agreements/use-cases/read-e-learning.ts";
import { createReadRegister } from "#shared/agreements/use-cases/read-register.ts";
import { createRegisterAgreement } from "#shared/agreements/use-cases/register-agreement.ts";
import type { Catalogue } from "#shared/catalogue/domain/catalogue.ts";
import { createFindAcademyTerms } from "#shared/catalogue/use-cases/find-academy-terms.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";

export type AgreementServices = ReturnType<typeof createAgreementServices>;

export function createAgreementServices(
  { clock, documents }: Platform,
  { catalogue }: { readonly catalogue: Catalogue },
) {
  const agreements = new CosmosAgreementRepository(documents("agreements"));
  const academy = new CosmosAcademyRepository(documents("agreements"));
  const findAcademyTerms = createFindAcademyTerms({ catalogue });
  const readAgreement = createReadAgreement({ agreements });
  return {
    registerAgreement: createRegisterAgreement({
      agreements,
      clock,
      grantAcademy: createGrantAcademy({ agreements, academy, findAcademyTerms, dateIn: localDateOf, clock }),
    }),
    readAgreement,
    readELearning: createReadELearning({ agreements, dateIn: localDateOf, clock }),
    grantMembership: createGrantMembership({ academy, clock }),
    hasTestCentre: createHasTestCentre({ readAgreement }),
    listEntered: createListEntered({ agreements }),
    findRegister: (agreementNumber: string) => agreements.findRegister(agreementNumber),
    readRegister: createReadRegister({ agreements }),
    previewSubscription: createPreviewSubscription({ agreements }),
    enterRegister: createEnterRegister({ agreements, clock }),
    leaveRegister: createLeaveRegister({ agreements, clock }),
  };
}
