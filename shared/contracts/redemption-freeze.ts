import { z } from "zod";
import { lineOfText } from "#shared/contracts/text.ts";

/** Why redemptions are frozen, for whoever operates the service. */
export const redemptionsFrozen = z.strictObject({ reason: lineOfText(200) });

/** Names the freeze to lift by the moment it began. */
export const redemptionsUnfrozen = z.strictObject({ frozenAt: z.iso.datetime({ precision: 3 }) });
