import { contentOf, type Documents, type Stored } from "#shared/adapters/cosmos/documents.ts";
import type { PublishedPriceList } from "#shared/pricing/domain/price-list.ts";
import type { PriceListRepository } from "#shared/pricing/ports.ts";

/** `market` is the partition key: an order asks for the lists of its own. */
type PriceListDocument = PublishedPriceList & Stored;

/** The etag the database keeps beside a document. */
type WithEtag = { readonly _etag: string };

/** Container `price-lists`, one document for each list, named as the list is. */
export class CosmosPriceListRepository implements PriceListRepository {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async find(priceListId: string, session?: string) {
    const stored = await this.#documents.read<PriceListDocument>(marketOf(priceListId), priceListId, session);
    return stored && { ...stored, value: contentOf<PublishedPriceList>(stored.value) };
  }

  async ofMarket(market: string) {
    const query = "SELECT * FROM c";
    const stored = await this.#documents.inPartition<PriceListDocument & WithEtag>(market, { query });
    return stored.map((document) => ({
      value: contentOf<PublishedPriceList>(document),
      version: document._etag,
    }));
  }

  create(list: PublishedPriceList) {
    return this.#documents.create(documentOf(list));
  }

  replace(list: PublishedPriceList, version: string) {
    return this.#documents.replace(list.market, documentOf(list), version);
  }
}

const documentOf = (list: PublishedPriceList): PriceListDocument => ({ id: list.priceListId, ...list });

/** A list's id begins with its market. */
const marketOf = (priceListId: string): string => priceListId.slice(0, 2);
