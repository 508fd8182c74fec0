import type { Edition } from "#shared/catalogue/domain/edition.ts";
import { EDITION_A_2019_DE } from "#shared/catalogue/domain/editions/a-2019-de.ts";
import { EDITION_B_2019_FR } from "#shared/catalogue/domain/editions/b-2019-fr.ts";
import { EDITION_C_2019_ZH } from "#shared/catalogue/domain/editions/c-2019-zh.ts";

/** Oldest first. All carry one date, so it is their content that orders them. */
export const EDITIONS: readonly Edition[] = [EDITION_A_2019_DE, EDITION_B_2019_FR, EDITION_C_2019_ZH];
