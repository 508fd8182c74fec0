import { contentOf, type Documents, type Stored } from "#shared/adapters/cosmos/documents.ts";
import { postponement } from "#shared/adapters/cosmos/postponement.ts";
import type { Curtailing } from "#shared/agreements/domain/curtailing.ts";
import type { Curtailings, WaitingCurtailing } from "#shared/agreements/ports.ts";
import { correlationOf } from "#shared/kernel/correlation.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";
import type { Waiting } from "#shared/kernel/wake.ts";

type WaitingRow = Waiting & Pick<Curtailing, "agreementNumber" | "endsOn" | "correlationId">;

/** The early ends of agreements in the container `agreements`, `ending-<endsOn>`: beside the agreement, so that a look changes no version of it. */
export class CosmosCurtailings implements Curtailings {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async find(agreementNumber: string, endsOn: string, session?: string) {
    const stored = await this.#documents.read<Curtailing & Stored>(agreementNumber, nameOf({ endsOn }), session);
    return stored && { ...stored, value: contentOf<Curtailing>(stored.value) };
  }

  async save({ value, version }: Versioned<Curtailing>) {
    return (await this.#documents.replace(value.agreementNumber, curtailingDocument(value), version)).session;
  }

  async due(now: Instant, limit: number): Promise<readonly WaitingCurtailing[]> {
    const query =
      "SELECT c.agreementNumber, c.endsOn, c.correlationId, c.wakeAt, c.attempt, c.waitingSince FROM c WHERE c.wakeAt <= @now";
    const parameters = [{ name: "@now", value: now }];
    const rows = await this.#documents.firstRows<WaitingRow>({ query, parameters }, limit);
    return rows.map(({ agreementNumber, endsOn, correlationId, ...waiting }) => ({
      agreementNumber,
      endsOn,
      waiting,
      ...correlationOf({ correlationId }),
    }));
  }

  async postpone({ agreementNumber, endsOn, waiting }: WaitingCurtailing, next: Waiting) {
    const { condition, operations } = postponement(waiting, next);
    return (await this.#documents.patch(agreementNumber, nameOf({ endsOn }), operations, condition)) !== undefined;
  }
}

const nameOf = ({ endsOn }: Pick<Curtailing, "endsOn">) => `ending-${endsOn}`;

export const curtailingDocument = (curtailing: Curtailing): Curtailing & Stored => ({
  id: nameOf(curtailing),
  ...curtailing,
});
