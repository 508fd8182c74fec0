import type { PatchOperation } from "@azure/cosmos";
import type { Waiting } from "#shared/kernel/wake.ts";

/** The conditional patch that moves a waiting document on, unless somebody changed its wait in between. */
export function postponement(
  found: Waiting,
  next: Waiting,
): { readonly condition: string; readonly operations: PatchOperation[] } {
  const operations: PatchOperation[] = [{ op: "set", path: "/attempt", value: next.attempt }];
  if (next.waitingSince !== undefined) operations.push({ op: "set", path: "/waitingSince", value: next.waitingSince });
  if (next.parkedAt !== undefined) operations.push({ op: "set", path: "/parkedAt", value: next.parkedAt });
  operations.push(
    next.wakeAt === undefined ? { op: "remove", path: "/wakeAt" } : { op: "set", path: "/wakeAt", value: next.wakeAt },
  );
  return { condition: `FROM c WHERE c.wakeAt = ${JSON.stringify(found.wakeAt)}`, operations };
}
