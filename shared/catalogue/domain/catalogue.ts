import type { Edition, EditionContacts } from "#shared/catalogue/domain/edition.ts";
import { type EditionSchedule, editionIdInForce } from "#shared/catalogue/domain/edition-schedule.ts";
import { EDITIONS } from "#shared/catalogue/domain/editions/known-editions.ts";
import type { Instant } from "#shared/kernel/instant.ts";

export type Catalogue = {
  /** Whatever its dates: an order keeps its edition for life. Undefined when there never was one of that id. */
  readonly editionById: (editionId: string) => Edition | undefined;
  /** For new orders of a market; undefined when none is in force there. */
  readonly editionInForce: (market: string, at: Instant) => Edition | undefined;
};

type Operator = { readonly schedule: EditionSchedule; readonly contacts: Partial<EditionContacts> };

/** The editions as the operator puts them into force, with the operator's own mailboxes over the texts' (R-54). */
export function createCatalogue({ schedule, contacts }: Operator): Catalogue {
  const editions = EDITIONS.map((edition) => ({ ...edition, contacts: { ...edition.contacts, ...contacts } }));
  const editionById = (editionId: string) => editions.find((edition) => edition.editionId === editionId);
  return {
    editionById,
    editionInForce: (market, at) => editionById(editionIdInForce(schedule, market, at) ?? ""),
  };
}
