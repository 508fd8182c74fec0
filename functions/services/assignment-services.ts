import { randomBytes } from "node:crypto";
import { currentLog } from "#functions/invocation.ts";
import { logLine } from "#functions/log-line.ts";
import type { AgreementServices } from "#functions/services/agreement-services.ts";
import type { CodeServices } from "#functions/services/code-services.ts";
import type { FulfilmentServices } from "#functions/services/fulfilment-services.ts";
import { warnOfLostMessage } from "#functions/services/lost-message.ts";
import type { Platform } from "#functions/services/platform.ts";
import type { Settings } from "#functions/settings.ts";
import { CosmosAssignmentBatches } from "#shared/adapters/cosmos/assignment-batches.ts";
import { CosmosLotRepository } from "#shared/adapters/cosmos/lot-repository.ts";
import { readCsvTable } from "#shared/adapters/csv/table-reader.ts";
import type { FindReleasedLots, WaitingBatch } from "#shared/codes/ports.ts";
import { createAssignBatch } from "#shared/codes/use-cases/assign-batch.ts";
import { createNudgeBatch } from "#shared/codes/use-cases/nudge-batch.ts";
import { createPlanAssignments } from "#shared/codes/use-cases/plan-assignments.ts";
import { createReadAssignmentBatch } from "#shared/codes/use-cases/read-assignment-batch.ts";
import { createRequestAssignmentBatch } from "#shared/codes/use-cases/request-assignment-batch.ts";
import { createWakeAssignmentBatches } from "#shared/codes/use-cases/wake-assignment-batches.ts";
import { accept } from "#shared/kernel/outcome.ts";

type Others = {
  readonly settings: Settings;
  readonly agreements: AgreementServices;
  readonly codes: CodeServices;
  readonly fulfilment: FulfilmentServices;
};

export function createAssignmentServices({ clock, documents, sendToFulfilment: send }: Platform, others: Others) {
  const lots = new CosmosLotRepository(documents("lots"));
  const batches = new CosmosAssignmentBatches(documents("assignments"));
  const { seedKeys: keyRing, codeCheckKeys: checkKeys, personKey } = others.settings;
  const { hasTestCentre } = others.agreements;
  const nudge = createNudgeBatch({ clock, send, onLost: warnOfLostMessage });
  const planAssignments = createPlanAssignments({
    lots,
    findReleasedLots: findReleasedLotsWith(others.fulfilment),
    hasTestCentre,
    readTable: readCsvTable,
    keyRing,
    checkKeys,
    personKey,
    clock,
  });
  return {
    planAssignments,
    requestAssignmentBatch: createRequestAssignmentBatch({
      planAssignments,
      batches,
      keyRing,
      randomBytes,
      clock,
      nudge,
    }),
    readAssignmentBatch: createReadAssignmentBatch({ batches }),
    assignBatch: createAssignBatch({ batches, lots, isFrozen: others.codes.isFrozen, keyRing, clock, nudge }),
    wakeAssignmentBatches: createWakeAssignmentBatches({ list: batches, clock, send, onParked: warnOfParkedBatch }),
  };
}

const findReleasedLotsWith =
  ({ findReleasedLots }: FulfilmentServices): FindReleasedLots =>
  async (orderId) => {
    const released = await findReleasedLots(orderId);
    if (!released.ok) return released;
    const { agreementNumber, lots } = released.value;
    return accept({ agreementNumber, lotIds: lots.map(({ lotId }) => lotId) });
  };

const warnOfParkedBatch = ({ batchId, correlationId }: WaitingBatch): void =>
  currentLog().error(logLine("assignment-batch-parked", { batchId, correlationId }));
