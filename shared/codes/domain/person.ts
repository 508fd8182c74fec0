import { hmacSha256 } from "#shared/kernel/hmac.ts";
import { lengthPrefixed } from "#shared/kernel/identifiers.ts";
import type { Secret } from "#shared/kernel/secret.ts";

export type Person = { readonly name: string; readonly email: string };

/** 64 lower-case hexadecimal digits that stand for a person wherever name and address must not be. */
export type PersonId = string & { readonly __brand: "PersonId" };

/** The same address under the same agreement is the same person; under another agreement nobody can tell. */
export const personIdOf = (agreementNumber: string, email: string, personKey: Secret<Buffer>): PersonId =>
  hmacSha256(personKey)
    .update(lengthPrefixed([agreementNumber, normalisedEmail(email)]))
    .digest("hex") as PersonId;

/**
 * The address with A to Z in lower case, also before the @: two people whose addresses differ by case only do not
 * exist, and a person who types it differently the second time must find their own redemption. Letters outside ASCII
 * stay, because mapping them makes different addresses equal (the Kelvin sign becomes k).
 */
export const normalisedEmail = (email: string): string => email.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
