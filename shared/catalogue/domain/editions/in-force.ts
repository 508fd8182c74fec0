import type { Edition } from "#shared/catalogue/domain/edition.ts";
import { EDITION_C_2019_ZH } from "#shared/catalogue/domain/editions/c-2019-zh.ts";

const EDITIONS: readonly Edition[] = [EDITION_C_2019_ZH];

/** The edition an order was pinned to; undefined when there never was one of that id. */
export const editionById = (editionId: string): Edition | undefined =>
  EDITIONS.find((edition) => edition.editionId === editionId);

/** The edition in force for new orders of a market (ISO 3166-1 alpha-2): C, the newest, everywhere. */
export const editionForMarket = (_market: string): Edition => EDITION_C_2019_ZH;
