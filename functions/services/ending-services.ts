import { currentLog } from "#functions/invocation.ts";
import { logLine } from "#functions/log-line.ts";
import type { FulfilmentServices } from "#functions/services/fulfilment-services.ts";
import { warnOfLostMessage } from "#functions/services/lost-message.ts";
import type { Platform } from "#functions/services/platform.ts";
import { CosmosAgreementRepository } from "#shared/adapters/cosmos/agreement-repository.ts";
import { CosmosCurtailings } from "#shared/adapters/cosmos/curtailings.ts";
import type { WaitingCurtailing } from "#shared/agreements/ports.ts";
import { createCurtailOrders } from "#shared/agreements/use-cases/curtail-orders.ts";
import { createEndAgreement } from "#shared/agreements/use-cases/end-agreement.ts";
import { createNudgeCurtailing } from "#shared/agreements/use-cases/nudge-curtailing.ts";
import { createReadEnding } from "#shared/agreements/use-cases/read-ending.ts";
import { createWakeEndings } from "#shared/agreements/use-cases/wake-endings.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";

/** The early end of agreements, until every order has written it down. */
export function createEndingServices(
  { clock, documents, sendToFulfilment: send }: Platform,
  { fulfilment }: { readonly fulfilment: FulfilmentServices },
) {
  const agreements = new CosmosAgreementRepository(documents("agreements"));
  const curtailings = new CosmosCurtailings(documents("agreements"));
  const nudge = createNudgeCurtailing({ clock, send, onLost: warnOfLostMessage });
  const { curtailOrder } = fulfilment;
  return {
    endAgreement: createEndAgreement({ agreements, curtailings, dateIn: localDateOf, nudge, clock }),
    curtailOrders: createCurtailOrders({ agreements, curtailings, curtailOrder, nudge, clock }),
    readEnding: createReadEnding({ curtailings }),
    wakeEndings: createWakeEndings({ list: curtailings, clock, send, onParked: warnOfParkedEnding }),
  };
}

const warnOfParkedEnding = ({ agreementNumber, endsOn, correlationId }: WaitingCurtailing): void =>
  currentLog().error(logLine("ending-parked", { agreementNumber, endsOn, correlationId }));
