import type { Claim } from "#shared/kernel/claim.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import { MissingDocumentError, StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";
import { isSamePriceList, type PriceList, type PublishedPriceList } from "#shared/pricing/domain/price-list.ts";
import type { PriceListRepository } from "#shared/pricing/ports.ts";

/** `ifMatch`: the version the caller read, where it names one. */
export type PublishPriceListCommand = { readonly list: PriceList; readonly ifMatch?: string };

export type PublishedList = {
  readonly stored: Versioned<PublishedPriceList>;
  readonly effect: "created" | "changed" | "unchanged";
};

export type PublishPriceListRefusal =
  | "price-list-in-use"
  | "precondition-required"
  | "precondition-failed"
  | "idempotency-key-reuse";

/**
 * Publishes a list, or changes one that has not priced an order yet; a change names the version it changes. Content that
 * is stored already is accepted under any `ifMatch`, so a lost answer can be retried.
 */
export type PublishPriceList = (
  command: PublishPriceListCommand,
  claim: Claim,
) => Promise<Outcome<PublishedList, PublishPriceListRefusal>>;

type Dependencies = { readonly lists: PriceListRepository; readonly clock: Clock };
type Decision = Outcome<
  { readonly effect: PublishedList["effect"]; readonly over?: Versioned<PublishedPriceList> },
  PublishPriceListRefusal
>;

export const createPublishPriceList =
  ({ lists, clock }: Dependencies): PublishPriceList =>
  (command, claim) =>
    retryWhenStale(async () => {
      const decided = decide(await lists.find(command.list.priceListId), command);
      if (!decided.ok) return decided;
      const claimed = await claim();
      if (!claimed.ok) return claimed;

      const { effect, over } = decided.value;
      if (over !== undefined && effect === "unchanged") return accept({ stored: over, effect });
      return accept({ stored: await write({ ...command.list, publishedAt: clock() }, over, lists), effect });
    });

async function write(
  list: PublishedPriceList,
  over: Versioned<PublishedPriceList> | undefined,
  lists: PriceListRepository,
): Promise<Versioned<PublishedPriceList>> {
  const { priceListId } = list;
  const written = over === undefined ? await lists.create(list) : await lists.replace(list, over.version);
  if (written === "exists") throw new StaleVersionError(`price list ${priceListId} came into being`);
  const stored = await lists.find(priceListId, written.session);
  if (!stored) throw new MissingDocumentError(`price list ${priceListId} was stored and cannot be read`);
  return stored;
}

function decide(
  stored: Versioned<PublishedPriceList> | undefined,
  { list, ifMatch }: PublishPriceListCommand,
): Decision {
  if (stored === undefined)
    return ifMatch === undefined ? accept({ effect: "created" }) : refuse("precondition-failed");
  if (isSamePriceList(stored.value, list)) return accept({ effect: "unchanged", over: stored });
  if (stored.value.pricedSince !== undefined) return refuse("price-list-in-use");
  if (ifMatch === undefined) return refuse("precondition-required");
  return ifMatch === stored.version ? accept({ effect: "changed", over: stored }) : refuse("precondition-failed");
}
