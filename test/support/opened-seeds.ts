import type { Lot } from "#shared/codes/domain/lot.ts";
import { openSeed } from "#shared/codes/domain/sealed-seed.ts";
import { Secret } from "#shared/kernel/secret.ts";
import type { RunningStack } from "#test/support/running-stack.ts";

/** Every stored lot with its seed opened by the stack's own key ring, which nobody outside has. */
export function openSeeds({ stack }: RunningStack): readonly { readonly lot: Lot; readonly seed: Secret<Buffer> }[] {
  const { current, keys }: { current: string; keys: Record<string, string> } = JSON.parse(
    stack.settings.SEED_KEYS ?? "{}",
  );
  const opened = Object.entries(keys).map(([kid, key]) => [kid, new Secret(Buffer.from(key, "base64"))] as const);
  const ring = { current, keys: new Map(opened) };
  return stack.cosmos
    .documents("lots")
    .map(({ body }) => JSON.parse(body))
    .filter(({ kind }) => kind === "lot")
    .map((lot) => ({ lot, seed: openSeed(lot.seed, lot, ring) }));
}
