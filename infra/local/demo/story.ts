import { DELIVERY_STEPS } from "./delivery-steps.ts";
import { EXPIRY_STEPS } from "./expiry-steps.ts";
import { ORDERING_STEPS } from "./ordering-steps.ts";
import { REDEMPTION_STEPS } from "./redemption-steps.ts";
import type { Step } from "./step.ts";

/** Two orders from their agreements to their expired codes, in order. */
export const STORY: readonly Step[] = [...ORDERING_STEPS, ...DELIVERY_STEPS, ...REDEMPTION_STEPS, ...EXPIRY_STEPS];
