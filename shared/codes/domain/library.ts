import type { Lot } from "#shared/codes/domain/lot.ts";
import type { Instant } from "#shared/kernel/instant.ts";

/** What one person may do with the library, and how long; `until` is exclusive. */
export type LibraryAccess = { readonly until: Instant; readonly licence: LibraryLicence };

/** shown to the reader with the access. */
export type LibraryLicence = { readonly print: false; readonly copy: false; readonly share: false };

/** Until the end of the agreement, whenever it was unlocked: nothing else bounds a library lot (T-2). */
export const libraryAccess = ({ expiresAt }: Lot): LibraryAccess => ({
  until: expiresAt,
  licence: { print: false, copy: false, share: false },
});
