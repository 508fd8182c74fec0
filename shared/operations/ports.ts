import type { QueueName } from "#shared/contracts/messages.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";
import type { DeadLetter } from "#shared/operations/domain/dead-letter.ts";
import type { Row } from "#shared/operations/domain/order-lists.ts";
import type { OrderStanding } from "#shared/operations/domain/order-standing.ts";

/** What becomes of a dead letter that was looked at. */
export type Disposal = "remove" | "keep";

/** The messages each queue has set aside, in the order in which they came to the queue. */
export type DeadLetters = {
  /** The first `most` of a queue. Takes no lock, so nobody is kept from them. @throws {UnavailableError} */
  readonly first: (queue: QueueName, most: number) => Promise<readonly DeadLetter[]>;
  /**
   * Gives each of the first 1,000 that has one of the ids to `decide`, one after the other, and removes it only after
   * `decide` has said so; others may be locked meanwhile and are given back. An id that is not there is passed over.
   * @throws {UnavailableError} when the broker is away, somebody else holds one of them, or it takes longer than 20 s;
   * what was decided by then is done. What `decide` throws ends it likewise, and leaves that one where it is.
   */
  readonly dispose: (
    queue: QueueName,
    messageIds: readonly string[],
    decide: (letter: DeadLetter) => Promise<Disposal>,
  ) => Promise<void>;
};

/** The orders that changed after a position, each once; without a position all there are. */
export type OrderFeed = {
  readonly after: (
    position: string | undefined,
  ) => Promise<{ readonly orderIds: readonly OrderId[]; readonly position: string } | undefined>;
};

/** The order as it is now, in one request. @throws {MissingDocumentError} */
export type ReadStanding = (orderId: OrderId) => Promise<OrderStanding>;

/** Rows of a list from `floor`, inclusive, to `ceiling`, exclusive, by one of its keys; in text order. */
export type RowRange = {
  readonly list: string;
  readonly by: "key" | "agreementKey" | "statusKey";
  readonly floor: string;
  readonly ceiling: string;
  readonly isNewestFirst: boolean;
  readonly most: number;
};

/** Where lists of orders are kept: all of it can be made anew from the orders. */
export interface OrderLists {
  find(list: string, id: string): Promise<Versioned<Row> | undefined>;
  /** Over `version`, or where there is none yet. @throws {StaleVersionError} when somebody else wrote in between. */
  put(row: Row, version: string | undefined): Promise<void>;
  /** Gone afterwards, also when it was gone before. */
  remove(list: string, id: string): Promise<void>;
  /** One request, in one partition. */
  rows(range: RowRange): Promise<readonly Row[]>;
  /** Everything before this moment is in the lists; undefined while they are made for the first time. */
  asOf(): Promise<Instant | undefined>;
  /** Never goes back. */
  caughtUp(at: Instant): Promise<void>;
}
