import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { MissingDocumentError, StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";
import type { Row } from "#shared/operations/domain/order-lists.ts";
import type { OrderStanding } from "#shared/operations/domain/order-standing.ts";
import type { OrderLists, RowRange } from "#shared/operations/ports.ts";

/** Lists of orders in memory; every write makes a new version. */
export class InMemoryOrderLists implements OrderLists {
  readonly #rows = new Map<string, Versioned<Row>>();
  #asOf: Instant | undefined;
  #writes = 0;

  /** How often a row was written or removed. */
  get writes(): number {
    return this.#writes;
  }

  async find(list: string, id: string) {
    return this.#rows.get(`${list}/${id}`);
  }

  async put(row: Row, version: string | undefined) {
    const name = `${row.list}/${row.id}`;
    if (this.#rows.get(name)?.version !== version) throw new StaleVersionError(`${name} was written in between`);
    this.#writes += 1;
    this.#rows.set(name, { value: row, version: `write-${this.#writes}` });
  }

  async remove(list: string, id: string) {
    this.#writes += 1;
    this.#rows.delete(`${list}/${id}`);
  }

  async rows({ list, by, floor, ceiling, isNewestFirst, most }: RowRange) {
    const keyOf = (row: Row) => row[by] ?? "";
    const found = [...this.#rows.values()]
      .map(({ value }) => value)
      .filter((row) => row.list === list && keyOf(row) >= floor && keyOf(row) < ceiling)
      .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
    return (isNewestFirst ? found.reverse() : found).slice(0, most);
  }

  async asOf() {
    return this.#asOf;
  }

  async caughtUp(at: Instant) {
    if (this.#asOf === undefined || at > this.#asOf) this.#asOf = at;
  }
}

/** Orders as they stand, and the order in which they changed, served in pages. */
export class InMemoryStandings {
  readonly #standings = new Map<OrderId, OrderStanding>();
  readonly #changed: OrderId[] = [];
  readonly #pageSize: number;

  constructor(pageSize = 10) {
    this.#pageSize = pageSize;
  }

  change(...standings: readonly OrderStanding[]): void {
    for (const standing of standings) {
      this.#standings.set(standing.orderId, standing);
      this.#changed.push(standing.orderId);
    }
  }

  after = async (position: string | undefined) => {
    const from = Number(position ?? 0);
    const page = this.#changed.slice(from, from + this.#pageSize);
    return page.length === 0 ? undefined : { orderIds: [...new Set(page)], position: String(from + page.length) };
  };

  read = async (orderId: OrderId) => {
    const standing = this.#standings.get(orderId);
    if (standing === undefined) throw new MissingDocumentError(`order ${orderId} cannot be read`);
    return standing;
  };
}
