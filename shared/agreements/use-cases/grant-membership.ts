import { type Membership, withMembership } from "#shared/agreements/domain/membership.ts";
import type { AcademyRepository } from "#shared/agreements/ports.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";

/** Writes a membership that begins now down beside its agreement; a repeat finds it there. Two requests, a repeat one. */
export type GrantMembership = (
  membership: Omit<Membership, "grantedAt"> & { readonly agreementNumber: string },
) => Promise<void>;

type Dependencies = {
  readonly academy: Pick<AcademyRepository, "findMemberships" | "saveMemberships">;
  readonly clock: Clock;
};

export const createGrantMembership =
  ({ academy, clock }: Dependencies): GrantMembership =>
  ({ agreementNumber, ...membership }) =>
    retryWhenStale(async () => {
      const stored = await academy.findMemberships(agreementNumber);
      const next = withMembership(stored?.value ?? [], { ...membership, grantedAt: clock() });
      if (next !== undefined) await academy.saveMemberships(agreementNumber, next, stored?.version);
    });
