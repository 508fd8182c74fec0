import type { LinkCheck } from "#shared/catalogue/domain/edition-links.ts";
import checks from "#shared/catalogue/domain/editions/link-checks.json" with { type: "json" };
import { linkChecks } from "#shared/contracts/link-checks.ts";

/** Written by `npm run editions -- check-links --write`. */
const CHECKS = new Map<string, LinkCheck>(Object.entries(linkChecks.parse(checks)));

/** What the last look at an address found, in whichever edition it stands; null: nobody has looked yet. */
export const lastCheckOf = (url: string): LinkCheck | null => CHECKS.get(url) ?? null;
