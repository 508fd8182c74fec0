import type { AgreementServices } from "#functions/services/agreement-services.ts";
import type { FulfilmentServices } from "#functions/services/fulfilment-services.ts";
import type { Platform } from "#functions/services/platform.ts";
import { CosmosOrderRepository } from "#shared/adapters/cosmos/order-repository.ts";
import type { Agreement } from "#shared/agreements/domain/agreement.ts";
import { checkEligibility } from "#shared/catalogue/domain/eligibility.ts";
import { editionForMarket } from "#shared/catalogue/domain/editions/in-force.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { endOfDay } from "#shared/fulfilment/domain/term.ts";
import type { CheckEligibility, OrderingAgreement } from "#shared/ordering/ports.ts";
import { createAcceptOrder } from "#shared/ordering/use-cases/accept-order.ts";
import { createCancelOrder } from "#shared/ordering/use-cases/cancel-order.ts";
import { createReadOrder } from "#shared/ordering/use-cases/read-order.ts";

type Others = { readonly agreements: AgreementServices; readonly fulfilment: FulfilmentServices };
