import type { Platform } from "#functions/services/platform.ts";
import { CosmosAgreementRepository } from "#shared/adapters/cosmos/agreement-repository.ts";
import { createEnterRegister } from "#shared/agreements/use-cases/enter-register.ts";
import { createHasTestCentre } from "#shared/agreements/use-cases/has-test-centre.ts";
import { createLeaveRegister } from "#shared/agreements/use-cases/leave-register.ts";
import { createReadAgreement } from "#shared/agreements/use-cases/read-agreement.ts";
import { createReadRegister } from "#shared/agreements/use-cases/read-register.ts";
import { createRegisterAgreement } from "#shared/agreements/use-cases/register-agreement.ts";

export type AgreementServices = ReturnType<typeof createAgreementServices>;

export function createAgreementServices({ clock, documents }: Platform) {
  const agreements = new CosmosAgreementRepository(documents("agreements"));
  const readAgreement = createReadAgreement({ agreements });
  return {
    registerAgreement: createRegisterAgreement({ agreements }),
    readAgreement,
    hasTestCentre: createHasTestCentre({ readAgreement }),
    readRegister: createReadRegister({ agreements }),
    enterRegister: createEnterRegister({ agreements, clock }),
    leaveRegister: createLeaveRegister({ agreements, clock }),
  };
}
