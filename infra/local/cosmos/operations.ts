import type { IncomingHttpHeaders } from "node:http";
import { runBatch } from "./batch.ts";
import { changeFeedPage } from "./change-feed.ts";
import type { Container } from "./container.ts";
import { applyItem, type ItemOperation, type ItemOutcome } from "./items.ts";
import type { Json } from "./json.ts";
import { planDocument } from "./metadata.ts";
import { keyOfHeader } from "./partition-key.ts";
import { queryPage } from "./query-page.ts";
import { type Query, readQuery } from "./query-parser.ts";
import { badRequest, Refusal, unsupported } from "./refusal.ts";
import { headerOf, type Route } from "./routes.ts";
import type { Store } from "./store.ts";

const defaultPage = 100;
const largestPage = 1000;

export type Answer = {
  readonly status: number;
  /** Empty for 204 and 304. */
  readonly body: string;
  readonly charge: number;
  readonly headers: Readonly<Record<string, string>>;
};
export type OperationRoute = Extract<Route, { readonly kind: "operation" }>;
export type OperationRequest = {
  readonly route: OperationRoute;
  readonly headers: IncomingHttpHeaders;
  readonly body: Json | undefined;
};

/** The partition key of a request; throws 400 where the operation needs one and none was sent. */
function requiredKey(headers: IncomingHttpHeaders): string {
  const key = keyOfHeader(headerOf(headers, "x-ms-documentdb-partitionkey"));
  if (key === undefined) {
    throw badRequest("PartitionKey value must be supplied for this operation.", { substatus: 1002 });
  }
  return key;
}

function pageSize(headers: IncomingHttpHeaders): number {
  const header = headerOf(headers, "x-ms-max-item-count");
  const size = header === undefined ? defaultPage : Number(header);
  if (!Number.isInteger(size) || size < -1 || size === 0) {
    throw badRequest(`x-ms-max-item-count ${header} is invalid.`);
  }
  return size === -1 ? largestPage : Math.min(size, largestPage);
}

function itemOperation({ route, headers, body }: OperationRequest): ItemOperation {
  const { id } = route;
  const ifMatch = headerOf(headers, "if-match");
  switch (route.operation) {
    case "create":
      return { kind: "create", item: body };
    case "read":
      return { kind: "read", id, ifNoneMatch: headerOf(headers, "if-none-match") };
    case "replace":
    case "patch":
      return { kind: route.operation, id, item: body, ifMatch };
    case "delete":
      return { kind: "delete", id, ifMatch };
    default:
      throw unsupported(route.operation);
  }
}

function runItem(store: Store, container: Container, request: OperationRequest): Answer {
  const key = requiredKey(request.headers);
  const operation = itemOperation(request);
  const outcome: ItemOutcome =
    operation.kind === "read"
      ? applyItem({ store, container, key, lsn: container.lsn }, operation)
      : store.commit(container, (lsn) => applyItem({ store, container, key, lsn }, operation));
  const headers = outcome.etag === undefined ? {} : { etag: outcome.etag };
  return { status: outcome.status, body: outcome.body ?? "", charge: outcome.charge, headers };
}

function feedBody(container: Container, results: readonly string[]): string {
  return `{"_rid":"${container.rid}","Documents":[${results.join(",")}],"_count":${results.length}}`;
}

/** The service's first answer to a cross-partition query that the gateway does not merge; the client goes on by plan. */
function refuseWithoutPlan(query: Query, body: Json | undefined): void {
  if (query.order || query.projection.kind === "count" || query.offset > 0 || query.limit !== undefined) {
    throw new Refusal(
      400,
      "Cross partition query can not be directly served by the gateway. This is a first chance (internal) exception " +
        "that all newer clients will know how to handle gracefully.",
      { substatus: 1004, additionalErrorInfo: JSON.stringify(planDocument(body)) },
    );
  }
}

function runQuery(store: Store, container: Container, { headers, body }: OperationRequest): Answer {
  const query = readQuery(body);
  const key = keyOfHeader(headerOf(headers, "x-ms-documentdb-partitionkey"));
  if (key === undefined && headerOf(headers, "x-ms-documentdb-partitionkeyrangeid") === undefined) {
    refuseWithoutPlan(query, body);
  }
  const page = queryPage(store, container, query, {
    key,
    mostItems: pageSize(headers),
    continuation: headerOf(headers, "x-ms-continuation"),
  });
  return {
    status: 200,
    body: feedBody(container, page.results),
    charge: page.charge,
    headers: {
      "x-ms-item-count": String(page.results.length),
      ...(page.continuation === undefined ? {} : { "x-ms-continuation": page.continuation }),
    },
  };
}

function runChangeFeed(store: Store, container: Container, { headers }: OperationRequest): Answer {
  if (headerOf(headers, "x-ms-start-epk") !== undefined) {
    throw unsupported("the change feed of a part of a range");
  }
  const page = changeFeedPage(store, container, {
    key: keyOfHeader(headerOf(headers, "x-ms-documentdb-partitionkey")),
    mostItems: pageSize(headers),
    ifNoneMatch: headerOf(headers, "if-none-match"),
    ifModifiedSince: headerOf(headers, "if-modified-since"),
  });
  const isEmpty = page.results.length === 0;
  return {
    status: isEmpty ? 304 : 200,
    body: isEmpty ? "" : feedBody(container, page.results),
    charge: page.charge,
    headers: { etag: page.etag, "x-ms-item-count": String(page.results.length) },
  };
}

/** Runs one operation of the product as one atomic request; throws a Refusal where it is refused. */
export function runOperation(store: Store, container: Container, request: OperationRequest): Answer {
  switch (request.route.operation) {
    case "query":
      return runQuery(store, container, request);
    case "change-feed":
      return runChangeFeed(store, container, request);
    case "batch": {
      const key = requiredKey(request.headers);
      return { ...runBatch({ store, container, key }, request.body), headers: {} };
    }
    default:
      return runItem(store, container, request);
  }
}
