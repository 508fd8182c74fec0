/** Somebody else chose these texts; a terminal would obey what is no character for people in them. */
export const harmless = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "�");

/** An instant to the second. */
export const moment = (instant: string): string => instant.slice(0, 19).replace("T", " ");
