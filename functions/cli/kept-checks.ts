import type { LinkChecks } from "#shared/contracts/link-checks.ts";

/**
 * What is kept of all looks, addresses in order. A dead link stays dead though it answers: why it is dead may be nothing
 * a machine sees, so a person takes it back.
 */
export function keptChecks(before: LinkChecks, found: LinkChecks): LinkChecks {
  const dead = Object.entries(before).filter(([, check]) => check.found === "dead");
  const all = { ...before, ...found, ...Object.fromEntries(dead) };
  return Object.fromEntries(Object.entries(all).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
