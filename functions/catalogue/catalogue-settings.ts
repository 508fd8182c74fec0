import { z } from "zod";
import { ANY_MARKET, type EditionSchedule, isInOrder } from "#shared/catalogue/domain/edition-schedule.ts";
import { EDITIONS } from "#shared/catalogue/domain/editions/known-editions.ts";
import { emailAddress } from "#shared/contracts/text.ts";
import { instant } from "#shared/kernel/instant.ts";

const moment = z.iso.datetime().transform((text) => instant(text));

const period = z.strictObject({
  edition: z.enum(EDITIONS.map(({ editionId }) => editionId)),
  from: moment.exactOptional(),
  to: moment.exactOptional(),
});

/** Which edition is in force where and when. Markets nobody names need an answer too. */
export const editionSchedule: z.ZodType<EditionSchedule> = z
  .record(z.string().regex(/^(\*|[A-Z]{2})$/), z.array(period).min(1))
  .refine((schedule) => Object.hasOwn(schedule, ANY_MARKET))
  .refine(isInOrder);

/** Mailboxes in place of those that the editions name. */
export const editionContacts = z.strictObject({
  purchaseEmail: emailAddress.exactOptional(),
  salesEmail: emailAddress.exactOptional(),
});
