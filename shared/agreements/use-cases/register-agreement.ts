import { type Agreement, changedFrom, isSameAgreement, isSameTerm } from "#shared/agreements/domain/agreement.ts";
import type { AgreementRepository } from "#shared/agreements/ports.ts";
import type { GrantAcademy } from "#shared/agreements/use-cases/grant-academy.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import { MissingDocumentError, StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";

/** `ifMatch`: the version the caller read, where it names one; `readEndsOn`: the early end it read. */
export type RegisterAgreementCommand = {
  readonly agreement: Agreement;
  readonly ifMatch?: string;
  readonly readEndsOn?: string;
};

export type RegisteredAgreement = {
  readonly stored: Versioned<Agreement>;
  readonly effect: "created" | "changed" | "unchanged";
};

export type RegisterAgreementRefusal =
  | "agreement-unknown"
  | "renewal-immutable"
  | "term-immutable"
  | "precondition-required"
  | "precondition-failed"
  | "idempotency-key-reuse";

/**
 * Creates an agreement, with what the purchase or renewal brings, or changes it. Once it has orders a change must
 * name the version it changes; `term` and `renewalOf` never change.
 * Content that is stored already is accepted under any `ifMatch` (RFC 9110, 13.1.1), so a lost answer can be retried.
 */
export type RegisterAgreement = (
  command: RegisterAgreementCommand,
  claim: Claim,
) => Promise<Outcome<RegisteredAgreement, RegisterAgreementRefusal>>;

type Decision = Promise<Outcome<RegisteredAgreement, RegisterAgreementRefusal>>;

type Dependencies = {
  readonly agreements: AgreementRepository;
  readonly grantAcademy: GrantAcademy;
  readonly clock: Clock;
};

export const createRegisterAgreement =
  (dependencies: Dependencies): RegisterAgreement =>
  (command, claim) => {
    const claimOnce = once(claim);
    return retryWhenStale(async () => {
      const stored = await dependencies.agreements.find(command.agreement.agreementNumber);
      const { readEndsOn } = command;
      if (readEndsOn !== undefined && readEndsOn !== stored?.value.ending?.endsOn)
        return refuse("term-immutable", "/data/ending");
      return stored ? change(stored, command, claimOnce, dependencies) : create(command, claimOnce, dependencies);
    });
  };

async function create(
  { agreement, ifMatch }: RegisterAgreementCommand,
  claim: Claim,
  { agreements, grantAcademy, clock }: Dependencies,
): Decision {
  if (ifMatch !== undefined) return refuse("precondition-failed");
  const granted = await grantAcademy(agreement);
  if (!granted.ok) return granted;
  const claimed = await claim();
  if (!claimed.ok) return claimed;

  const created = await agreements.create({ ...agreement, contactSince: clock() }, granted.value);
  if (created === "exists") throw new StaleVersionError(`agreement ${agreement.agreementNumber} came into being`);
  return accept({ stored: await readBack(agreement, created.session, agreements), effect: "created" });
}

async function change(
  stored: Versioned<Agreement>,
  { agreement: registered, ifMatch }: RegisterAgreementCommand,
  claim: Claim,
  { agreements, clock }: Dependencies,
): Decision {
  const { ending } = stored.value;
  const agreement = ending === undefined ? registered : { ...registered, ending };
  if (isSameAgreement(stored.value, agreement)) {
    const claimed = await claim();
    return claimed.ok ? accept({ stored, effect: "unchanged" }) : claimed;
  }
  if (!isSameTerm(stored.value.term, agreement.term)) return refuse("term-immutable", "/data/term");
  if (stored.value.renewalOf !== agreement.renewalOf) return refuse("renewal-immutable", "/data/renewalOf");
  if (ifMatch !== undefined && ifMatch !== stored.version) return refuse("precondition-failed");

  const register = await agreements.findRegister(agreement.agreementNumber);
  if (!register) throw new MissingDocumentError(`agreement ${agreement.agreementNumber} has no register`);
  if (ifMatch === undefined && register.value.orders > 0) return refuse("precondition-required");
  const claimed = await claim();
  if (!claimed.ok) return claimed;
  // A late redelivery must not undo a newer change: whether it was applied before cannot be known without a version.
  if (ifMatch === undefined && claimed.value === "repeat") return refuse("precondition-required");

  const next = changedFrom(stored.value, agreement, clock());
  const { session } = await agreements.change(next, stored.version, register);
  return accept({ stored: await readBack(agreement, session, agreements), effect: "changed" });
}

async function readBack(
  { agreementNumber }: Agreement,
  session: string | undefined,
  agreements: AgreementRepository,
): Promise<Versioned<Agreement>> {
  const stored = await agreements.find(agreementNumber, session);
  if (!stored) throw new MissingDocumentError(`agreement ${agreementNumber} was stored and cannot be read`);
  return stored;
}

/** Deciding anew after a lost race is the same request: its own claim must not look like a repeat. */
function once(claim: Claim): Claim {
  let claimed: ReturnType<Claim> | undefined;
  return () => {
    claimed ??= claim();
    return claimed;
  };
}
