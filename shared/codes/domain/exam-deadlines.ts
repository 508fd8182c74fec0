import type { Lot } from "#shared/codes/domain/lot.ts";
import type { Instant } from "#shared/kernel/instant.ts";

/** What a voucher's holder has to do by when (T-18); both exclusive. */
export type ExamDeadlines = {
  /** Registering before this moment is use of the code, whenever the exam is. */
  readonly registerBefore: Instant;
  /** Null where the exam may be on any later day. */
  readonly mustSitBefore: Instant | null;
};

export const examDeadlines = ({ expiresAt, mustSitBeforeEnd }: Lot): ExamDeadlines => ({
  registerBefore: expiresAt,
  mustSitBefore: mustSitBeforeEnd === true ? expiresAt : null,
});
