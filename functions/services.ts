import { afterAnswers } from "#functions/after-answers.ts";
import { createBrakeGuesses } from "#functions/codes/brake-guesses.ts";
import { createRefuseWhileFrozen } from "#functions/codes/refuse-while-frozen.ts";
import { createFindClient, type FindClient } from "#functions/http/clients.ts";
import { createGuessLimit } from "#functions/http/guess-limit.ts";
import { createOnceAMinute } from "#functions/http/once-a-minute.ts";
import { createSecretUse } from "#functions/http/secret-use.ts";
import type { Signing } from "#functions/http/signed.ts";
import { createBrakeOrders } from "#functions/ordering/brake-orders.ts";
import { createAcademyServices } from "#functions/services/academy-services.ts";
import { createAgreementServices } from "#functions/services/agreement-services.ts";
import { createAssignmentServices } from "#functions/services/assignment-services.ts";
import { createCatalogueServices } from "#functions/services/catalogue-services.ts";
import { createCodeServices } from "#functions/services/code-services.ts";
import { createEndingServices } from "#functions/services/ending-services.ts";
import { createFulfilmentServices } from "#functions/services/fulfilment-services.ts";
import { createJournalServices } from "#functions/services/journal-services.ts";
import { createNotificationServices } from "#functions/services/notification-services.ts";
import { createOperationServices } from "#functions/services/operation-services.ts";
import { createOrderingServices } from "#functions/services/ordering-services.ts";
import { openPlatform, type Platform } from "#functions/services/platform.ts";
import { createPricingServices } from "#functions/services/pricing-services.ts";
import { createQuoteServices } from "#functions/services/quote-services.ts";
import { createSavingsServices } from "#functions/services/savings-services.ts";
import type { Settings } from "#functions/settings.ts";
import { CosmosSecretUseLedger } from "#shared/adapters/cosmos/secret-use-ledger.ts";
import { createClaim } from "#shared/adapters/cosmos/webhook-ledger.ts";
import { createListEndingCalendars } from "#shared/fulfilment/use-cases/list-ending-calendars.ts";

/** Everything the triggers call. Nothing is opened before it is first used. */
export function createServices(settings: Settings) {
  const platform = openPlatform(settings);
  const { clock } = platform;
  const findClient = createFindClient(settings.clients);
  const { catalogue, ...catalogueServices } = createCatalogueServices(platform, settings);
  const agreements = createAgreementServices(platform, { catalogue });
  const codes = createCodeServices(platform, { settings, agreements });
  const notifications = createNotificationServices(platform, { settings, listCodes: codes.listCodes });
  const pricing = createPricingServices(platform, { catalogue });
  const neighbours = { agreements, codes, notifications, catalogue, pricing, findClient };
  const fulfilment = createFulfilmentServices(platform, neighbours);
  const ordering = createOrderingServices(platform, { agreements, fulfilment, catalogue, findClient });
  const { signing, secretUse } = createSigning(platform, { settings, findClient });
  return {
    ...agreements,
    ...catalogueServices,
    ...codes,
    ...createAssignmentServices(platform, { settings, agreements, codes, fulfilment }),
    ...createEndingServices(platform, { fulfilment }),
    ...createAcademyServices(platform, { settings, catalogue, codes }),
    ...createJournalServices(platform, settings),
    ...notifications,
    ...fulfilment,
    ...ordering,
    ...pricing,
    ...createQuoteServices({ agreements, ordering, pricing }),
    ...createSavingsServices(platform, { agreements, ordering, pricing, catalogue }),
    ...createOperationServices(platform),
    listEndingCalendars: createListEndingCalendars(clock),
    refuseWhileFrozen: createRefuseWhileFrozen(codes.isFrozen),
    brakeGuesses: createBrakeGuesses(createGuessLimit(clock), createOnceAMinute(clock)),
    brakeOrders: createBrakeOrders(clock),
    signing,
    clients: settings.clients,
    secretUse,
    clock,
    random: Math.random,
    sendToFulfilment: platform.sendToFulfilment,
    sendToNotifications: platform.sendToNotifications,
  };
}

function createSigning(
  { clock, documents }: Platform,
  { settings, findClient }: { readonly settings: Settings; readonly findClient: FindClient },
) {
  const ledger = new CosmosSecretUseLedger(documents("webhooks"));
  const secretUse = createSecretUse({ ledger, clock, later: afterAnswers });
  const signing: Signing = {
    findClient,
    clock,
    noteSecretUse: secretUse.note,
    claim: createClaim({ documents: documents("webhooks"), clock, key: settings.personKey }),
  };
  return { signing, secretUse };
}
