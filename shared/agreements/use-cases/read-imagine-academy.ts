import type { AcademyGrant } from "#shared/agreements/domain/academy-grant.ts";
import { type MembershipStanding, standingOf } from "#shared/agreements/domain/membership.ts";
import type { AcademyRepository, AgreementRepository, DateIn } from "#shared/agreements/ports.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

/** What came with the agreement, if anything did, and what was ordered under it; one of them at least. */
export type ImagineAcademyOf = {
  readonly grant?: AcademyGrant;
  readonly memberships: readonly MembershipStanding[];
};

export type ReadImagineAcademy = (
  agreementNumber: string,
) => Promise<Outcome<ImagineAcademyOf, "agreement-not-found" | "academy-not-granted">>;

type Dependencies = {
  readonly agreements: Pick<AgreementRepository, "find">;
  readonly academy: Pick<AcademyRepository, "findGrant" | "findMemberships">;
  readonly dateIn: DateIn;
  readonly clock: Clock;
};

/** Three requests. */
export const createReadImagineAcademy =
  ({ agreements, academy, dateIn, clock }: Dependencies): ReadImagineAcademy =>
  async (agreementNumber) => {
    const [agreement, grant, ordered] = await Promise.all([
      agreements.find(agreementNumber),
      academy.findGrant(agreementNumber),
      academy.findMemberships(agreementNumber),
    ]);
    if (agreement === undefined) return refuse("agreement-not-found");
    if (grant === undefined && ordered === undefined) return refuse("academy-not-granted");
    const today = dateIn(clock(), agreement.value.term.timeZone);
    const memberships = (ordered?.value ?? []).map((membership) => standingOf(membership, agreement.value, today));
    return accept({ ...(grant === undefined ? {} : { grant: grant.value }), memberships });
  };
